import { FluentBundle, FluentResource } from '@fluent/bundle';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../lib/preferences.svelte';
import { SOURCES } from '../lib/words';

const components = import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true });
const modules = import.meta.glob<string>(['../**/*.ts', '!../**/*.test.ts', '!../dev/**'], { query: '?raw', import: 'default', eager: true });

type Element = { type?: string; name?: string } | string | number | null;

/** Every variable a pattern uses, selectors included. */
function variables(node: unknown, found = new Set<string>()): Set<string> {
  if (node === null || typeof node !== 'object') return found;
  const element = node as Exclude<Element, string | number | null>;
  if (element.type === 'var' && element.name) found.add(element.name);
  for (const inner of Object.values(node)) variables(inner, found);
  return found;
}

function messages(source: string): Map<string, string[]> {
  const resource = new FluentResource(source);
  return new Map(resource.body.map((message) => [message.id, [...variables(message.value)].sort()]));
}

const written = (source: string): string[] => [...source.matchAll(/^([a-z][a-z0-9-]*) =/gm)].map(([, id = '']) => id);

const all = new Map(LANGUAGES.map((language) => [language, messages(SOURCES[language])]));
const english = all.get('en') ?? new Map<string, string[]>();

describe('message files', () => {
  for (const language of LANGUAGES) {
    it(`${language}: every message can be read`, () => {
      // The reader skips what it cannot parse, so what it kept is compared with what is written.
      const ids = written(SOURCES[language]);
      expect([...(all.get(language)?.keys() ?? [])], 'a message the reader skipped is broken').toEqual(ids);
      expect(new Set(ids).size, 'an id that stands twice hides one of the two').toBe(ids.length);
      const bundle = new FluentBundle(language);
      expect(bundle.addResource(new FluentResource(SOURCES[language])), 'the bundle takes every message').toEqual([]);
    });

    it(`${language}: same ids and variables as English`, () => {
      expect(Object.fromEntries([...(all.get(language) ?? [])].sort()), 'a translation with other variables would show holes').toEqual(Object.fromEntries([...english].sort()));
    });
  }

  it('the sentence about lower tolerance is exactly the one the safety page asks for', () => {
    expect(SOURCES.en).toContain('\ntolerance-may-be-lower = Your tolerance may be lower now. The amount you used before can be too much.\n');
  });
});

const source = [...Object.values(components), ...Object.values(modules)].join('\n');

describe('use of messages', () => {
  it('every id named in the source exists', () => {
    const named = [...source.matchAll(/\bt\('([a-z0-9-]+)'/g), ...source.matchAll(/words: '([a-z0-9-]+)'/g), ...source.matchAll(/'((?:reason|error)-[a-z-]+)'/g)].map(([, id = '']) => id);
    expect(named.length, 'the pattern must find the calls').toBeGreaterThan(150);
    expect(named.filter((id) => !english.has(id))).toEqual([]);
  });

  it('every message is used', () => {
    const prefixes = new Set([...source.matchAll(/`([a-z0-9-]+-)\$\{/g)].map(([, prefix = '']) => prefix));
    const unused = [...english.keys()].filter((id) => !source.includes(`'${id}'`) && ![...prefixes].some((prefix) => id.startsWith(prefix)));
    expect(unused).toEqual([]);
  });
});

/** Names of things that are the same in every language. */
const SAME = new Set(['Ebbline', 'Enter']);
const SPOKEN = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label']);

function look(path: string): { words: string[]; styles: string[] } {
  const words: string[] = [];
  const styles: string[] = [];
  const say = (text: string) => {
    const trimmed = text.trim();
    if (/\p{L}{2}/u.test(trimmed) && !SAME.has(trimmed)) words.push(trimmed);
  };
  const walk = (node: unknown) => {
    if (node === null || typeof node !== 'object') return;
    const { type } = node as { type?: string };
    if (type === 'Text') say((node as AST.Text).data);
    if (type === 'Attribute') {
      const { name, value } = node as AST.Attribute;
      if (name === 'style') styles.push(name);
      if (SPOKEN.has(name) && Array.isArray(value)) for (const part of value) if (part.type === 'Text') say(part.data);
      // Other attributes hold class names, types and the like; what is spoken in expressions comes from `t`.
      if (Array.isArray(value)) for (const part of value) if (part.type === 'ExpressionTag') walk(part);
      return;
    }
    for (const [key, inner] of Object.entries(node)) if (key !== 'css' && key !== 'metadata') walk(inner);
  };
  walk(parse(components[path] ?? '', { modern: true }).fragment);
  return { words, styles };
}

describe('components', () => {
  it('are found', () => expect(Object.keys(components).length).toBeGreaterThan(30));

  for (const path of Object.keys(components)) {
    it(`${path} takes every word from the message files and sets no inline style`, () => {
      const { words, styles } = look(path);
      expect(words, 'words written in a template cannot be translated').toEqual([]);
      expect(styles, 'the policy of the page blocks style attributes').toEqual([]);
    });
  }
});

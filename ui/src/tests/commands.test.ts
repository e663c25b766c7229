import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app } from '../lib/app.svelte';
import { COMMANDS } from '../lib/commands';
import { announced, isSingle, matches, shown, type Keys } from '../lib/keys';
import { preferences } from '../lib/preferences.svelte';
import { commandFor, ENTRY_LINE } from '../lib/shortcuts';
import { known } from '../lib/words';

const press = (keys: Keys, target?: Element): KeyboardEvent => {
  const parts = keys.split('+');
  const event = new KeyboardEvent('keydown', { key: parts.at(-1), ctrlKey: parts.includes('Mod'), shiftKey: parts.includes('Shift'), bubbles: true, cancelable: true });
  if (target) {
    document.body.append(target);
    Object.defineProperty(event, 'target', { value: target });
  }
  return event;
};

const field = (value: string, id = 'elsewhere', type = 'text'): HTMLInputElement => {
  const input = document.createElement('input');
  Object.assign(input, { type, value, id });
  return input;
};

beforeEach(() => {
  app.vault = { presence: 'open', demo: false, system_zone: 'Europe/Berlin', version: '0' };
  app.open = null;
  app.emergency = false;
  preferences.singleKeys = true;
});
afterEach(() => document.body.replaceChildren());

describe('the command table', () => {
  it('ids are unique and every command has words', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
    for (const { words, group } of COMMANDS) {
      expect(known(words)).toBe(true);
      expect(known(`group-${group}`)).toBe(true);
    }
  });

  it('no two commands share a key', () => {
    const keys = COMMANDS.flatMap((one) => one.keys.map((key) => key.toLowerCase()));
    expect(new Set(keys).size).toBe(keys.length);
  });

  for (const one of COMMANDS) {
    for (const keys of one.keys) {
      it(`${keys} means ${one.id}`, () => expect(commandFor(press(keys))?.id).toBe(one.id));
    }
  }
});

describe('keys', () => {
  it('are matched on both platforms by their own modifier', () => {
    const event = new KeyboardEvent('keydown', { key: 'k', metaKey: true });
    expect(matches('Mod+K', event, true)).toBe(true);
    expect(matches('Mod+K', event, false)).toBe(false);
  });
  it('are not matched with another modifier held', () => {
    expect(matches('Mod+Z', new KeyboardEvent('keydown', { key: 'Z', ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matches('Mod+Z', new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, altKey: true }), false)).toBe(false);
  });
  it('are written as the platform writes them', () => {
    expect(shown('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(shown('Mod+Shift+Z', true)).toBe('⇧⌘Z');
    expect(announced('Mod+K', false)).toBe('Control+K');
  });
  it('a function key is no single key', () => {
    expect(isSingle('?')).toBe(true);
    expect(isSingle('F1')).toBe(false);
  });
});

describe('undo keys', () => {
  it('belong to a text field that has something in it', () => expect(commandFor(press('Mod+Z', field('2.5g', ENTRY_LINE)))).toBeNull());
  it('belong to the journal in the empty quick entry line', () => expect(commandFor(press('Mod+Z', field('', ENTRY_LINE)))?.id).toBe('undo'));
  it('belong to another text field even when it is empty: its own typing may come back', () => expect(commandFor(press('Mod+Z', field('')))).toBeNull());
  it('belong to the journal on a button or checkbox', () => {
    expect(commandFor(press('Mod+Z', document.createElement('button')))?.id).toBe('undo');
    expect(commandFor(press('Mod+Shift+Z', field('', 'box', 'checkbox')))?.id).toBe('redo');
  });
  it('do nothing behind a dialog', () => {
    app.open = { name: 'keys' };
    expect(commandFor(press('Mod+Z'))).toBeNull();
  });
});

describe('where commands answer', () => {
  it('the emergency card opens locked, at first run and over every dialog', () => {
    for (const presence of ['absent', 'locked', 'open'] as const) {
      app.vault = { presence, demo: false, system_zone: '', version: '' };
      expect(commandFor(press('F1'))?.id).toBe('emergency');
    }
    app.open = { name: 'check_in' };
    expect(commandFor(press('F1'))?.id).toBe('emergency');
  });
  it('nothing of the journal answers while it is locked', () => {
    app.vault = { presence: 'locked', demo: false, system_zone: '', version: '' };
    const answering = COMMANDS.filter((one) => one.available()).map(({ id }) => id);
    expect(answering).toEqual(['emergency', 'theme']);
  });
  it('a key without a modifier types in a field, and can be turned off', () => {
    expect(commandFor(press('?', field('what')))).toBeNull();
    preferences.singleKeys = false;
    expect(commandFor(press('?'))).toBeNull();
    expect(commandFor(press('Mod+/'))?.id).toBe('keys');
  });
  it('locking works from inside a dialog', () => {
    app.open = { name: 'check_in' };
    expect(commandFor(press('Mod+L'))?.id).toBe('lock');
    expect(commandFor(press('Mod+R'))).toBeNull();
  });
});

// Every word on the screen comes through `t`. Reading the language inside makes whoever calls it follow a change of language.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { preferences, type Language } from './preferences.svelte';

// The files of the window, one for each area: ui.ftl and ui-….ftl.
const files = import.meta.glob<string>('../../../assets/locales/*/ui*.ftl', { query: '?raw', import: 'default', eager: true });
const source = (language: Language) =>
  Object.keys(files).filter((path) => path.includes(`/${language}/`)).sort().map((path) => files[path]).join('\n');

export const SOURCES: Record<Language, string> = { en: source('en'), de: source('de') };

const bundles = new Map<string, FluentBundle>();

function bundle(language: Language, locale: string): FluentBundle {
  const key = `${language} ${locale}`;
  let made = bundles.get(key);
  if (!made) {
    // Both languages run left to right, and the marks that isolate variables would end up in copied text.
    made = new FluentBundle([locale, language], { useIsolating: false });
    made.addResource(new FluentResource(SOURCES[language]));
    bundles.set(key, made);
  }
  return made;
}

export type Variables = Record<string, FluentVariable>;

/** The message of that id in the chosen language; English where a translation is missing. */
export function t(id: string, variables?: Variables): string {
  for (const [language, locale] of [[preferences.language, preferences.locale], ['en', 'en']] as const) {
    const from = bundle(language, locale);
    const message = from.getMessage(id);
    if (message?.value) return from.formatPattern(message.value, variables ?? null, []);
  }
  return id;
}

/** Whether there is a message of that id. */
export const known = (id: string): boolean => bundle('en', 'en').hasMessage(id);

/** The message when there is one, otherwise the word itself: a word from elsewhere is shown as it came. */
export const orAsIs = (id: string, word: string): string => (known(id) ? t(id) : word);

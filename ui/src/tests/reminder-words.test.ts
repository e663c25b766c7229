// No reminder is about taking something: what is said of reminders, and by them, is read for words that could be taken as a call to.
import { describe, expect, it } from 'vitest';

const files = import.meta.glob<string>('../../../assets/locales/*/{plans,notices,ui-plans,ui-record,ui-device}.ftl', { query: '?raw', import: 'default', eager: true });

const PROMPTS: Record<string, RegExp> = {
  en: /\b(take|takes|taking|took|dose|doses|dosing|intake|kratom|leaf|extract|grams?|capsules?|top up|due for)\b/i,
  de: /(nimm|nehmen|einnahme|dosis|dosen|dosier|kratom|blatt|extrakt|gramm|kapsel|nachlegen)/i,
};
/** Looked at one by one: each names a thing that is written down afterwards, and none says to take something. */
const REVIEWED = new Set(['reminder-about-rate-effect']);

const messages = (language: string) => Object.entries(files)
  .filter(([path]) => path.includes(`/${language}/`))
  .flatMap(([, source]) => [...source.replaceAll('\r', '').matchAll(/^([a-z][a-z0-9-]*) =((?:.*)(?:\n[ \t]+.*|\n\})*)/gm)])
  .map(([, id = '', text = '']) => ({ id, text }))
  .filter(({ id }) => /remind|occurrence|notification/.test(id));

for (const [language, prompts] of Object.entries(PROMPTS)) {
  describe(`reminders, ${language}`, () => {
    it('are found', () => {
      const ids = messages(language).map(({ id }) => id);
      for (const id of ['plan-remind', 'reminder-check-in', 'reminder-digest-missed']) expect(ids, 'the pattern finds the messages').toContain(id);
    });
    it('never prompt to take something', () => {
      const prompting = messages(language).filter(({ id, text }) => prompts.test(text) && !REVIEWED.has(id));
      expect(prompting, 'reword it, or look at it and say so in the list').toEqual([]);
    });
    it('would be caught', () => {
      expect(prompts.test(language === 'en' ? 'Time for your dose.' : 'Zeit für deine Dosis.')).toBe(true);
    });
  });
}

it('the list holds nothing that is gone', () => {
  const flagged = Object.entries(PROMPTS).flatMap(([language, prompts]) => messages(language).filter(({ text }) => prompts.test(text)).map(({ id }) => id));
  expect([...REVIEWED].filter((id) => !flagged.includes(id))).toEqual([]);
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Chip, Part, Unread, UnreadWhy } from '../lib/wire';
import { preferences } from '../lib/preferences.svelte';
import { askWords, chipWords, quoted, stretches, unquoted, unreadWords } from '../lib/reading';

const unread = (start: number, end: number, why: UnreadWhy = 'not_understood'): Unread => ({ text: 'x', start, end, why, offers: [] });
const chip = (part: Part, value: string): Chip => ({ part, value, start: 0, end: 1 });

beforeEach(() => { preferences.clock = '24'; });

describe('marking what was not read', () => {
  it('cuts the line without losing a character', () => {
    const line = '2.5 red balli 20m ago, flo';
    const cut = stretches(line, [unread(23, 26), unread(4, 13)]);
    expect(cut.map(({ text }) => text).join('')).toBe(line);
    expect(cut.filter((one) => one.unread).map(({ text }) => text)).toEqual(['red balli', 'flo']);
  });
  it('counts as a text field counts: a sign outside the basic plane is two', () => {
    const line = '🌿 flo';
    expect(stretches(line, [unread(3, 6)]).find((one) => one.unread)?.text).toBe('flo');
  });
  it('leaves out marks that do not fit the line any more', () => {
    expect(stretches('2.5', [unread(1, 9), unread(2, 2)])).toEqual([{ text: '2.5', unread: false }]);
  });
});

describe('chips', () => {
  it.each<[Part, string, string]>([
    ['amount', '2.5 g', '2.5 g'], ['unknown_amount', '?', 'amount not known'], ['estimated_amount', '3 g', 'about 3 g'], ['product', 'Red Bali', 'Red Bali'],
    ['new_product', 'Moon', 'new product: Moon'], ['time', '2026-11-24T13:20:00+01:00', 'today 13:20'], ['effect', '7', 'effect 7'], ['pain_before', '6', 'pain before 6'],
    ['sleep_quality', '8', 'sleep quality 8'], ['sleep_hours', '7.5', 'slept 7.5 h'], ['purpose', 'pain', 'for pain'], ['purpose', 'dancing', 'for dancing'], ['tag', 'work', '#work'],
    ['tag', '#work', '#work'], ['symptom_total', '12', 'symptoms 12 of 30'], ['activity', 'walk 30m', 'walk 30m'],
  ])('%s %s says %s', (part, value, words) => expect(chipWords(chip(part, value), '2026-11-24')).toBe(words));

  it('a day without is named', () => expect(chipWords(chip('nothing_taken', '2026-11-23'), '2026-11-24')).toContain('November'));
});

describe('names in quotes', () => {
  it('come back as they went', () => {
    for (const name of ['Red Bali', '2x "strong" leaf', '"', 'a']) expect(unquoted(quoted(name)), name).toBe(name);
    expect(quoted('2x "s" y')).toBe('"2x ""s"" y"');
  });
  it('are not quoted twice', () => expect(quoted('"Red Bali"')).toBe('"Red Bali"'));
});

describe('reasons and questions', () => {
  const reasons: UnreadWhy[] = ['not_understood', 'not_a_number', 'zero', 'out_of_range', 'near_miss', 'no_product', 'other_unit', 'no_such_time', 'no_such_day', 'day_has_dose', 'no_dose_to_rate', 'twice', 'too_long', 'empty'];
  it('each reason has its own sentence', () => {
    const words = reasons.map((why) => unreadWords(unread(0, 1, why)));
    expect(new Set(words).size).toBe(reasons.length);
    expect(words.filter((one) => one.startsWith('unread-'))).toEqual([]);
  });
  it('a question names what was typed and suggests no other amount', () => {
    const words = askWords({ ask: 'far_above_usual', amount: '40 g', product: 'Red Bali' }, '2026-11-24');
    expect(words).toBe('40 g of Red Bali is more than ten times your usual amount. Is that right?');
  });
});

import { describe, expect, it } from 'vitest';
import type { Entry, EntryLine } from '../lib/api';
import { details, headline, inShort } from '../lib/describe';
import { preferences } from '../lib/preferences.svelte';

preferences.clock = '24';

const stamps = { entered_at: null, edited_at: null };
const dose: Entry = {
  kind: 'dose', id: 'd', taken_at: '2026-11-24T08:05:00+01:00', zone: null, product: 'p', amount: '2.5', unit: 'g', amount_sd: null, measured: 'estimated', route: 'oral', stomach: null,
  purposes: ['pain', 'dancing'], pain_before: 6, note: 'a note', tags: ['work'], ...stamps,
};
const line = (more: Partial<EntryLine> = {}): EntryLine => ({ entry: dose, key: 'd', local_time: '08:05', local: '2026-11-24T08:05', elsewhere: null, product_name: 'Red Bali', lane: 'leaf', effects: [], minutes_since_dose: null, ...more });
const symptoms = (items: { name: string; severity: number }[], total: number | null = null): Entry => ({ kind: 'symptoms', id: 's', at: '2026-11-24T08:00:00+01:00', zone: null, items, total, before_first_dose: null, note: null, ...stamps });
const checkIn: Entry = { kind: 'check_in', id: 'c', at: '2026-11-24T08:00:00+01:00', zone: null, mood: 6, energy: 0, pain: null, stress: null, craving: null, sleep_quality: null, sleep_hours: 7.5, note: null, ...stamps };

describe('headlines', () => {
  it('a dose of unknown amount says so and shows no number', () => {
    expect(headline({ ...dose, amount: null }, 'Red Bali')).toBe('Red Bali, amount not known');
  });
  it('a check-in names what was said, noughts included', () => expect(headline(checkIn, null)).toBe('mood 6 · energy 0 · slept 7.5 h'));
  it('a check-in with only a note is a note', () => expect(headline({ ...checkIn, mood: null, energy: null, sleep_hours: null, note: 'x' }, null)).toBe('note'));
  it('symptoms name what was felt and count the rest', () => {
    expect(headline(symptoms([{ name: 'chills', severity: 2 }, { name: 'shaky', severity: 0 }]), null)).toBe('symptoms: chills 2; 1 absent');
    expect(headline(symptoms([{ name: 'chills', severity: 2 }]), null)).toBe('symptoms: chills 2');
    expect(headline(symptoms([{ name: 'chills', severity: 0 }, { name: 'shaky', severity: 0 }]), null)).toBe('symptoms: none of 2');
    expect(headline(symptoms([], 12), null)).toBe('symptoms 12 of 30');
  });
  it('a word from elsewhere is shown as it came', () => {
    expect(headline({ kind: 'activity', id: 'a', at: '2026-11-24T08:00:00+01:00', zone: null, activity: 'juggling', minutes: 20, helped: null, note: null, ...stamps }, null)).toBe('juggling, 20 min');
  });
});

describe('details', () => {
  it('say how the amount is known, what for, how it felt, and the note last', () => {
    expect(details(line({ effects: [6, 4] }))).toEqual(['estimated', 'for pain, dancing', 'pain before 6', 'effect 6, effect 4', '#work', 'a note']);
  });
  it('name the lane when it is not leaf, and the zone when it is another', () => {
    expect(details(line({ entry: { ...dose, measured: null, purposes: [], pain_before: null, note: null, tags: [] }, lane: '7-oh', elsewhere: 'Asia/Bangkok' }))).toEqual(['7-OH', 'in Asia/Bangkok']);
  });
});

describe('in short', () => {
  it('keeps the clock of the place it happened', () => expect(inShort(dose, [])).toBe('2.5 g product not known, 08:05'));
});

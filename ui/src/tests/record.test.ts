import { afterEach, describe, expect, it } from 'vitest';
import { app } from '../lib/app.svelte';
import { command } from '../lib/commands';
import type { EffectRating, EntryLine, Product, TodayView } from '../lib/wire';
import ActivityDialog from '../parts/ActivityDialog.svelte';
import EntryDialog from '../parts/EntryDialog.svelte';
import RatingDialog from '../parts/RatingDialog.svelte';
import { button, byName, clean, emptyDay, key, logged, program, settle, show, type } from './program';

const stamps = { entered_at: null, edited_at: null };
const product = (id: string, more: Partial<Product> = {}): Product => ({
  id, name: id, substance: 'kratom', form: 'powder', lane: 'leaf', unit: 'g', grams_per_unit: '1', mitragynine_mg_per_unit: null, hydroxymitragynine_mg_per_unit: null, unit_sd_grams: null,
  archived: false, vendor: null, batch: null, note: null, ...more,
});
const dose = (key = 'd', of = 'bali', effects: number[] = []): EntryLine => ({
  entry: { kind: 'dose', id: key, taken_at: '2026-11-24T10:00:00+01:00', zone: null, product: of, amount: '2.5', unit: 'g', amount_sd: null, measured: null, route: 'oral', stomach: null, purposes: [],
    pain_before: null, note: null, tags: [], ...stamps },
  key, local_time: '10:00', local: '2026-11-24T10:00', elsewhere: null, product_name: of, lane: 'leaf', effects, minutes_since_dose: null,
});
const rating: EffectRating = { id: 'e', dose: 'd', rated_at: '2026-11-24T11:00:00+01:00', strength: 4, onset_min: 20, duration_min: 90, side_effects: [{ name: 'nausea', severity: 1 }], note: null, ...stamps };
const text = () => document.body.textContent ?? '';
const input = (name: string | RegExp) => {
  const label = [...document.querySelectorAll('label')].find((one) => (typeof name === 'string' ? one.textContent?.trim() === name : name.test(one.textContent ?? '')));
  return (label ? document.getElementById(label.htmlFor) : byName<HTMLInputElement>('input', name)) as HTMLInputElement;
};
const press = (...keys: string[]) => keys.forEach((one) => key(document.activeElement ?? document.body, one));

afterEach(clean);

describe('a rating with details', () => {
  it('one digit and the button are enough', async () => {
    const asked = program({ add_rating: () => logged() });
    show(RatingDialog, { dose: dose(), onclose: () => {} });
    await settle();
    press('7');
    button('Store').click();
    await settle();
    expect(asked.of('add_rating')).toEqual([{ draft: { dose: 'd', strength: 7, onset_min: null, duration_min: null, side_effects: [], note: null } }]);
  });

  it('keeps onset, duration and side effects with their severity', async () => {
    const asked = program({ add_rating: () => logged() });
    show(RatingDialog, { dose: dose(), onclose: () => {} });
    await settle();
    press('x');
    type(input('Minutes until it began'), '20');
    type(input('Minutes it lasted'), '150');
    button('Add a side effect').click();
    await settle(5);
    type(input('Side effect'), ' nausea ');
    button('Add a side effect').click();
    await settle();
    button('Store').click();
    await settle();
    expect(asked.of('add_rating'), 'an unnamed side effect is left out').toEqual([
      { draft: { dose: 'd', strength: 10, onset_min: 20, duration_min: 150, side_effects: [{ name: 'nausea', severity: 1 }], note: null } },
    ]);
  });

  it('names what is missing or no number, and stores nothing', async () => {
    const asked = program({ add_rating: () => logged() });
    show(RatingDialog, { dose: dose(), onclose: () => {} });
    await settle();
    button('Store').click();
    await settle();
    expect(text()).toContain('Choose a number from 0 to 10.');
    press('3');
    type(input('Minutes until it began'), 'soon');
    button('Store').click();
    await settle();
    expect(text()).toContain('this is not a number');
    expect(document.activeElement).toBe(input('Minutes until it began'));
    expect(asked.of('add_rating')).toEqual([]);
  });

  it('a rated dose lists its ratings, each editable, and takes another', async () => {
    const asked = program({
      ratings: () => [{ entry: { kind: 'effect', ...rating }, key: 'e', local_time: '11:00', local: '2026-11-24T11:00', elsewhere: null, product_name: null, lane: null, effects: [], minutes_since_dose: null }],
    });
    app.products = [product('bali')];
    show(EntryDialog, { line: dose('d', 'bali', [4]), onclose: () => {} });
    await settle();
    expect(asked.of('ratings')).toEqual([{ dose: 'd' }]);
    expect(text()).toContain('began after 20 min');
    expect(text()).toContain('nausea 1');
    button('Rate again').click();
    expect(app.open).toMatchObject({ name: 'rating' });
    button(/^Edit effect 4/).click();
    expect(app.open).toMatchObject({ name: 'entry', line: { key: 'e' } });
  });

  it('a dose of another substance is not asked how it was', async () => {
    program({});
    app.products = [product('beer', { substance: 'alcohol', lane: 'other' })];
    show(EntryDialog, { line: dose('d', 'beer'), onclose: () => {} });
    await settle();
    expect(text()).not.toContain('How was it?');
  });

  it('by key it rates the unrated dose, else the last dose of kratom, else says that there is none', async () => {
    let today: TodayView = { ...emptyDay, unrated: dose('u') };
    program({ today: () => today });
    app.products = [product('bali'), product('beer', { substance: 'alcohol', lane: 'other' })];
    command('rate-last').run();
    await settle();
    expect(app.open).toMatchObject({ name: 'rating', dose: { key: 'u' } });
    today = { ...emptyDay, doses: [{ ...dose('first', 'bali', [4]), fraction: 0.2 }, { ...dose('beer', 'beer'), fraction: 0.3 }] };
    app.open = null;
    command('rate-last').run();
    await settle();
    expect(app.open).toMatchObject({ name: 'rating', dose: { key: 'first' } });
    today = emptyDay;
    app.open = null;
    command('rate-last').run();
    await settle();
    expect(app.open).toBeNull();
    expect(app.said?.text).toBe('There is no dose to rate today.');
  });
});

describe('walks and the like', () => {
  it('a letter chooses, minutes may be left out', async () => {
    const asked = program({ add_activity: () => logged() });
    show(ActivityDialog, { onclose: () => {} });
    await settle();
    press('b', 'b');
    button('Store').click();
    await settle();
    expect(asked.of('add_activity')).toEqual([{ draft: { activity: 'bath', minutes: null, helped: null, at_local: null, note: null } }]);
  });

  it('minutes that are no number, and a time that is none, are named', async () => {
    const asked = program({ add_activity: () => logged(), today: () => emptyDay });
    show(ActivityDialog, { onclose: () => {} });
    await settle();
    type(input('Minutes'), 'long');
    button('Store').click();
    await settle();
    expect(document.activeElement).toBe(input('Minutes'));
    type(input('Minutes'), '30');
    (document.querySelector('input[value=then]') as HTMLInputElement).click();
    await settle();
    expect(input('Date').value, 'the journal’s own clock is the start').toBe('2026-11-24');
    type(input('Time'), '');
    button('Store').click();
    await settle();
    expect(text()).toContain('there is no such day or time');
    type(input('Time'), '09:00');
    button('Store').click();
    await settle();
    expect(asked.of('add_activity')).toEqual([{ draft: { activity: 'walk', minutes: 30, helped: null, at_local: '2026-11-24T09:00', note: null } }]);
  });
});

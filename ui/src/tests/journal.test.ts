import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app } from '../lib/app.svelte';
import { preferences } from '../lib/preferences.svelte';
import { filterCount, journalAsk, noFilter } from '../lib/journal';
import type { DayView, EntryLine, Product, Settings } from '../lib/wire';
import Journal from '../screens/Journal.svelte';
import EntryDialog from '../parts/EntryDialog.svelte';
import { button, byName, clean, emptyDay, logged, program, refusal, settle, show, type } from './program';

const stamps = { entered_at: null, edited_at: null };
const product = (id: string, more: Partial<Product> = {}): Product => ({
  id, name: id, substance: 'kratom', form: 'powder', lane: 'leaf', unit: 'g', grams_per_unit: '1', mitragynine_mg_per_unit: null, hydroxymitragynine_mg_per_unit: null, unit_sd_grams: null,
  archived: false, vendor: null, batch: null, note: null, ...more,
});
const dose = (key: string, time: string, tags: string[] = []): EntryLine => ({
  entry: { kind: 'dose', id: key, taken_at: `2026-11-24T${time}:00+01:00`, zone: 'Europe/Berlin', product: 'bali', amount: '2.5', unit: 'g', amount_sd: null, measured: null, route: 'oral', stomach: null, purposes: [],
    pain_before: null, note: null, tags, ...stamps },
  key, local_time: time, local: `2026-11-24T${time}`, elsewhere: null, product_name: 'bali', lane: 'leaf', effects: [], minutes_since_dose: null,
});
const mood: EntryLine = {
  entry: { kind: 'check_in', id: 'm', at: '2026-11-24T09:15:00+01:00', zone: 'Europe/Berlin', mood: 6, energy: null, pain: null, stress: null, craving: null, sleep_quality: null, sleep_hours: null, note: null, ...stamps },
  key: 'm', local_time: '09:15', local: '2026-11-24T09:15', elsewhere: null, product_name: null, lane: null, effects: [], minutes_since_dose: null,
};
const day: DayView = { date: '2026-11-24', status: 'dosed', entries: [dose('b', '12:00', ['work']), mood, dose('a', '08:00')] };
const settings: Settings = { day_starts_at: '04:00', home_zone: 'Europe/Berlin', primary_effect: null, primary_effect_anchor: null, regular_use_days_before: null, reference_from: null };
const base = {
  journal_days: () => ({ days: [day], before: null, found: null }), journal_choices: () => ({ kinds: ['dose', 'check_in'], lanes: ['leaf', 'extract'], tags: [{ tag: 'work', doses: 1 }] }), calendar: () => [],
  today: () => emptyDay, settings: () => settings, edit_entries: () => logged(), remove_entries: () => logged(),
};
const text = () => document.body.textContent ?? '';
const field = (name: string) => {
  const label = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === name);
  if (!label) throw new Error(`no field ${name}`);
  return (label.htmlFor ? document.getElementById(label.htmlFor) : label.querySelector('input')) as HTMLInputElement;
};
const box = (name: string) => byName<HTMLInputElement>('input[type=checkbox]', name) as HTMLInputElement;

beforeEach(() => {
  app.products = [product('bali'), product('shot', { lane: 'extract', batch: 'B-2' })];
  app.journal = 'days';
  preferences.clock = '24';
});
afterEach(clean);

async function opened(answers: Record<string, (args: Record<string, unknown>) => unknown> = {}) {
  const asked = program({ ...base, ...answers });
  show(Journal, {});
  await settle();
  return asked;
}

describe('what narrows the journal', () => {
  it('counts each thing once, and asks for nothing that is not set', () => {
    expect(filterCount(noFilter())).toBe(0);
    expect(filterCount({ ...noFilter(), kinds: ['dose'], tags: ['a', 'b'], from: '2026-01-01', unrated: true })).toBe(5);
    expect(journalAsk(noFilter(), '', null, 14)).toEqual({
      before: null, limit: 14, search: null, from: null, to: null, kinds: [], products: [], lanes: [], tags: [], with_note: false, unrated: false,
    });
  });

  it('kinds, products, tags, dates and the rest reach the program, and can be cleared', async () => {
    const asked = await opened({ journal_days: () => ({ days: [day], before: null, found: 3 }) });
    button('Filter').click();
    await settle();
    button('doses').click();
    button('shot, B-2').click();
    button('#work').click();
    type(field('From day'), '2026-11-01');
    field('doses nobody rated').click();
    await settle();
    expect(asked.of('journal_days').at(-1)).toEqual({ ask: {
      before: null, limit: 14, search: null, from: '2026-11-01', to: null, kinds: ['dose'], products: ['shot'], lanes: [], tags: ['work'], with_note: false, unrated: true,
    } });
    expect(text()).toContain('3 entries');
    expect(button('Filter: 5')).toBeDefined();
    button('Clear the filter').click();
    await settle();
    expect(asked.of('journal_days').at(-1)).toMatchObject({ ask: { kinds: [], products: [], tags: [], from: null, unrated: false } });
  });

  it('says when nothing fits', async () => {
    await opened({ journal_days: ({ ask }) => ({ days: (ask as { with_note: boolean }).with_note ? [] : [day], before: null, found: 0 }) });
    button('Filter').click();
    await settle();
    field('with a note').click();
    await settle();
    expect(text()).toContain('No entry fits the filter.');
  });
});

describe('several entries at once', () => {
  const keys = [{ kind: 'dose', key: 'b' }, { kind: 'check_in', key: 'm' }];

  async function selecting(answers = {}) {
    const asked = await opened(answers);
    button('Select').click();
    await settle();
    box('Select 2.5 g bali, 12:00').click();
    box('Select mood 6, 09:15').click();
    await settle();
    expect(text()).toContain('2 selected');
    return asked;
  }

  it('are shifted in time by minutes, earlier or later', async () => {
    const asked = await selecting();
    button('Shift the time').click();
    await settle();
    button('Change all').click();
    await settle();
    expect(text()).toContain('this is not a number');
    type(field('Minutes'), '90');
    button('Change all').click();
    await settle();
    expect(asked.of('edit_entries')).toEqual([{ entries: keys, change: { product: null, shift_minutes: -90, zone: null, keep: 'instant', add_tags: [], remove_tags: [] } }]);
  });

  it('get and lose tags, another product, another zone', async () => {
    const asked = await selecting();
    button('Tags').click();
    await settle();
    type(field('Add tags'), '#trip  #late');
    type(field('Remove tags'), 'work');
    button('Change all').click();
    await settle();
    button('Product').click();
    await settle();
    expect(text()).toContain('Changes 1 dose.');
    const select = document.querySelector('.bulk select') as HTMLSelectElement;
    select.value = 'shot';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    button('Change all').click();
    await settle();
    button('Zone').click();
    await settle();
    type(field('Zone'), 'Asia/Tokyo');
    button('Change all').click();
    await settle();
    expect(asked.of('edit_entries').map(({ change }) => change)).toMatchObject([
      { add_tags: ['trip', 'late'], remove_tags: ['work'] }, { product: 'shot' }, { zone: 'Asia/Tokyo', keep: 'instant' },
    ]);
  });

  it('are removed in one step, and a refusal leaves them selected', async () => {
    let refuse = true;
    const asked = await selecting({ remove_entries: () => { if (refuse) throw refusal('busy'); return logged(); } });
    button('Delete').click();
    await settle();
    expect(text()).toContain('2 selected');
    refuse = false;
    button('Delete').click();
    await settle();
    expect(asked.of('remove_entries')).toEqual([{ entries: keys }, { entries: keys }]);
    expect(text()).not.toContain('selected');
  });

  it('all that are shown can be taken, and what is gone is not selected any more', async () => {
    let entries = day.entries;
    await selecting({ journal_days: () => ({ days: [{ ...day, entries }], before: null, found: null }) });
    button('Select all 3 shown').click();
    await settle();
    expect(text()).toContain('3 selected');
    entries = [mood];
    app.stale();
    await settle(40);
    await settle();
    expect(text()).toContain('1 selected');
  });
});

describe('time and zone of an entry', () => {
  const opened = async (answer: () => unknown = () => logged()) => {
    const asked = program({ ...base, set_moment: answer });
    show(EntryDialog, { line: mood, onclose: () => {} });
    await settle();
    return asked;
  };

  it('moves to another time in the same zone', async () => {
    const asked = await opened();
    type(field('Time'), '10:30');
    button('Move').click();
    await settle();
    expect(asked.of('set_moment')).toEqual([{ entry: { kind: 'check_in', key: 'm' }, local: '2026-11-24T10:30', zone: 'Europe/Berlin', keep: 'instant' }]);
  });

  it('asks what stays when the zone changes', async () => {
    const asked = await opened();
    expect(text()).not.toContain('What stays?');
    type(field('Zone'), 'Asia/Tokyo');
    await settle();
    expect(text()).toContain('What stays?');
    button('Move').click();
    await settle();
    expect(asked.of('set_moment')).toMatchObject([{ zone: 'Asia/Tokyo', keep: 'wall' }]);
  });

  it('a zone that does not exist is named at its field', async () => {
    await opened(() => { throw refusal('invalid_field', { field: 'zone', reason: 'no_such_zone' }); });
    type(field('Zone'), 'Mars/Olympus');
    await settle();
    button('Move').click();
    await settle();
    expect(field('Zone').getAttribute('aria-invalid')).toBe('true');
    expect(text()).toContain('there is no such time zone');
  });
});

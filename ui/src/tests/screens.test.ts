import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import App from '../App.svelte';
import { app } from '../lib/app.svelte';
import type { Dose, Settings, TodayView } from '../lib/wire';
import { preferences } from '../lib/preferences.svelte';
import Today from '../screens/Today.svelte';
import { button, byName, clean, emptyDay, key, logged, program, refusal, settle, show, type } from './program';

const settings: Settings = { day_starts_at: '04:00', home_zone: 'Europe/Berlin', primary_effect: 'pain relief', primary_effect_anchor: '10 = pain gone', regular_use_days_before: null, reference_from: null };
const view = { title: 'Felt tolerance', svg: '<svg></svg>', width: 700, height: 240, sentence: 'No clear change.', alt: 'flat', empty: null, table: { columns: ['Day'], rows: [['2026-11-24']] }, csv: '', notes: [], places: null, days: null };
const chart = { view, compared: null };
const dose: Dose = {
  id: 'd', taken_at: '2026-11-24T10:00:00+01:00', zone: null, product: 'p', amount: '2.5', unit: 'g', amount_sd: null, measured: null, route: 'oral', stomach: null, purposes: [], pain_before: null,
  note: null, tags: [], entered_at: null, edited_at: null,
};
const line = { entry: { kind: 'dose' as const, ...dose }, key: 'd', local_time: '10:00', local: '2026-11-24T10:00', elsewhere: null, product_name: 'Red Bali', lane: 'leaf', effects: [], minutes_since_dose: null };
const withDose: TodayView = { ...emptyDay, doses: [{ ...line, fraction: 0.25 }], unrated: line, unanswered_yesterday: '2026-11-23', minutes_since_last_dose: 220, totals: [{ lane: 'leaf', unit: 'g', amount: '2.5', unknown: 0, doses: 1 }] };

const state = (presence: string) => ({ presence, demo: false, system_zone: 'Europe/Berlin', version: '0.1.0' });
const text = () => document.body.textContent ?? '';
const base = { today: () => withDose, chart: () => chart, products: () => [], settings: () => settings, vault_state: () => state('open'), read_line: () => ({}) };

beforeEach(() => { preferences.clock = '24'; });
afterEach(clean);

describe('Today', () => {
  it('says how much and how long ago, and rates the unrated dose where it stands', async () => {
    const asked = program({ ...base, rate_dose: () => logged() });
    app.rated = { effect: 'pain relief', anchor: '10 = pain gone' };
    show(Today, {});
    await settle();
    expect(text()).toContain('1 dose today · last one 3 h 40 min ago');
    expect(text()).toContain('You rate: pain relief');
    expect(text()).toContain('10 = pain gone');
    button('Rate 6').click();
    await settle();
    expect(asked.of('rate_dose')).toEqual([{ dose: 'd', strength: 6 }]);
  });

  it('asks about the unanswered day', async () => {
    const asked = program({ ...base, answer_none: () => logged() });
    show(Today, {});
    await settle();
    button('Took nothing').click();
    await settle();
    expect(asked.of('answer_none')).toEqual([{ date: '2026-11-23' }]);
  });

  it('an empty journal says what to do and shows no estimate', async () => {
    const asked = program({ ...base, today: () => ({ ...emptyDay, entry_count: 0 }) });
    show(Today, {});
    await settle();
    expect(text()).toContain('The journal is empty');
    expect(text()).toContain('An empty day is never counted as a day without.');
    expect(asked.of('chart')).toEqual([]);
  });

  it('a day without an entry is never called a day without a dose', async () => {
    program({ ...base, today: () => emptyDay });
    show(Today, {});
    await settle();
    expect(text()).toContain('no doses logged today');
    expect(text()).not.toMatch(/nothing taken/i);
  });

  it('reads again when the journal changed elsewhere', async () => {
    let minutes = 220;
    program({ ...base, today: () => ({ ...withDose, minutes_since_last_dose: minutes }) });
    show(Today, {});
    await settle();
    minutes = 5;
    app.stale();
    await settle(40);
    await settle();
    expect(text()).toContain('last one 5 min ago');
  });
});

describe('the way in', () => {
  const field = (name: string) => byName<HTMLInputElement>('input', name) as HTMLInputElement;

  it('first run: makes a journal only when both passphrases agree, and shows the code until it is written down', async () => {
    let presence = 'absent';
    const asked = program({ ...base, vault_state: () => state(presence), create_journal: () => { presence = 'open'; return { recovery_code: 'ABCD-EFGH' }; } });
    app.vault = null;
    show(App, {});
    await settle(20);
    button('Create journal').click();
    await settle();
    expect(text()).toContain('Please type a passphrase.');
    type(field('Passphrase'), 'four words');
    type(field('Passphrase again'), 'four word');
    button('Create journal').click();
    await settle();
    expect(text()).toContain('The two passphrases differ.');
    expect(document.activeElement, 'the caret goes to the field that has to change').toBe(field('Passphrase again'));
    expect(asked.of('create_journal')).toEqual([]);
    type(field('Passphrase again'), 'four words');
    button('Create journal').click();
    await settle(20);
    expect(asked.of('create_journal')).toEqual([{ passphrase: 'four words', start: { day_starts_at: '04:00', primary_effect: null, primary_effect_anchor: null, regular_use_days_before: null } }]);
    expect(text()).toContain('ABCD-EFGH');
    expect(button('Open the journal').disabled).toBe(true);
    (document.querySelector('input[type=checkbox]') as HTMLInputElement).click();
    await settle();
    button('Open the journal').click();
    await settle(20);
    expect(text()).not.toContain('ABCD-EFGH');
    expect(byName('a', 'Today')).toBeDefined();
  });

  it('locked: a wrong passphrase is said beside the field, and the right one opens', async () => {
    let presence = 'locked';
    program({ ...base, vault_state: () => state(presence), unlock: ({ passphrase }) => { if (passphrase !== 'right') throw refusal('wrong_passphrase'); presence = 'open'; return null; } });
    app.vault = null;
    show(App, {});
    await settle(20);
    type(field('Passphrase'), 'wrong');
    button('Unlock').click();
    await settle(20);
    expect(document.querySelector('[role=alert]')?.textContent).toBe('That is not the passphrase of this journal.');
    expect(field('Passphrase').getAttribute('aria-invalid')).toBe('true');
    type(field('Passphrase'), 'right');
    button('Unlock').click();
    await settle(20);
    expect(byName('button', 'Lock')).toBeDefined();
  });

  it('a file from a newer version stops with its reason and can be tried again', async () => {
    let newer = true;
    program({ ...base, vault_state: () => { if (newer) throw refusal('newer_file'); return state('locked'); } });
    app.vault = null;
    show(App, {});
    await settle(20);
    expect(text()).toContain('written by a newer Ebbline');
    newer = false;
    button('Try again').click();
    await settle(20);
    expect(byName('button', 'Unlock')).toBeDefined();
  });

  it('locking leaves nothing of the journal in the page', async () => {
    program({ ...base, lock: () => null });
    app.vault = null;
    show(App, {});
    await settle(20);
    await settle();
    expect(text()).toContain('Red Bali');
    key(window, 'l', { ctrlKey: true });
    await settle(20);
    expect(text()).not.toContain('Red Bali');
    expect(app.products).toEqual([]);
    expect(app.stack).toEqual({ undo: null, redo: null });
  });
});

describe('undo', () => {
  it('says what was taken back, by its own words', async () => {
    program({ ...base, undo: () => logged({ removed: [{ kind: 'dose', ...dose }], stack: { undo: null, redo: 'log' } }) });
    app.products = [{ id: 'p', name: 'Red Bali', substance: 'kratom', form: 'powder', lane: 'leaf', unit: 'g', grams_per_unit: '1', mitragynine_mg_per_unit: null, hydroxymitragynine_mg_per_unit: null, unit_sd_grams: null, archived: false, vendor: null, batch: null, note: null }];
    await app.undo();
    expect(app.said?.text).toBe('Undone. Taken back: 2.5 g Red Bali, 10:00');
    expect(app.stack.redo).toBe('log');
  });

  it('with nothing to undo it says so without alarm', async () => {
    program({ ...base, undo: () => { throw refusal('nothing_to_undo'); } });
    await app.undo();
    expect(app.said).toMatchObject({ tone: 'note', text: 'There is nothing to undo.' });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app } from '../lib/app.svelte';
import { command } from '../lib/commands';
import type { Appointment, Medicine, Question, ScoreTold } from '../lib/wire';
import { preferences } from '../lib/preferences.svelte';
import Care from '../parts/Care.svelte';
import CareDialog from '../parts/CareDialog.svelte';
import EntryDialog from '../parts/EntryDialog.svelte';
import EntryHistory from '../parts/EntryHistory.svelte';
import MedicineList from '../parts/MedicineList.svelte';
import { button, clean, emptyDay, logged, program, refusal, settle, show, type } from './program';

const stamps = { entered_at: null, edited_at: null };
const visit = (id: string, at: string, more: Partial<Appointment> = {}): Appointment => ({ id, at: `${at}:00+01:00`, zone: null, with: 'Dr Weiß', note: null, ...stamps, ...more });
const question = (id: string, text: string, appointment: string | null = null): Question => ({ id, asked_at: '2026-11-20T07:10:00+01:00', text, appointment, ...stamps });
const medicine = (name: string, more: Partial<Medicine> = {}): Medicine => ({ id: name, name, from: null, until: null, note: null, ...stamps, ...more });
const score: ScoreTold = { id: 's', at: '2026-06-11T11:20:00+02:00', zone: null, scale: 'PHQ-9', total: 8, note: null, ...stamps };
const coming = { appointment: visit('c', '2026-12-03T09:30'), local: '2026-12-03T09:30', past: false, questions: [question('q1', 'Together with sertraline?', 'c')] };
const over = { appointment: visit('o', '2026-06-11T11:00'), local: '2026-06-11T11:00', past: true, questions: [] };
const base = {
  appointments: () => [over, coming], questions: () => [{ question: question('q1', 'Together with sertraline?', 'c'), local: '' }, { question: question('q2', 'Why the knee?'), local: '' }],
  scores: () => [{ score, local: '2026-06-11T11:20' }], medicines: () => [medicine('Sertraline 50', { from: '2026-02-01' }), medicine('Ibuprofen', { until: '2026-09-30' })], today: () => emptyDay,
  substances: () => ({ products: [], substances: [], facts: [{ id: 'cyp3a', cites: ['Tanna 2023'] }] }), settings: () => ({ home_zone: 'Europe/Berlin' }),
};
const text = () => document.body.textContent ?? '';
const field = (name: string) => {
  const label = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === name);
  if (!label) throw new Error(`no field ${name}`);
  return document.getElementById(label.htmlFor) as HTMLInputElement;
};
const send = async () => {
  button('Store').click();
  await settle();
};

beforeEach(() => { preferences.clock = '24'; });
afterEach(clean);

describe('appointments and questions', () => {
  it('coming ones with their questions, past ones folded, questions without one apart', async () => {
    program(base);
    show(Care, {});
    await settle();
    expect(text()).toContain('Thursday, December 3, 2026, 09:30');
    expect(text()).toContain('Past appointments: 1');
    const loose = document.querySelector('[aria-labelledby=questions]')?.textContent ?? '';
    expect(loose).toContain('Why the knee?');
    expect(loose).not.toContain('sertraline');
    button('Note what was said').click();
    expect(app.open).toMatchObject({ name: 'entry', line: { key: 'o', local: '2026-06-11T11:00' } });
  });

  it('says what to do when nothing is there', async () => {
    program({ ...base, appointments: () => [], questions: () => [], scores: () => [] });
    show(Care, {});
    await settle();
    expect(text()).toContain('No appointment is coming up.');
    expect(text()).toContain('Write one down whenever it comes up.');
    expect(text()).toContain('None is noted.');
  });

  it('a question is written down from anywhere and may be for an appointment that is still to come', async () => {
    const asked = program({ ...base, save_question: () => logged() });
    command('new-question').run();
    expect(app.open).toEqual({ name: 'question', appointment: null });
    show(CareDialog, { what: 'question', onclose: () => {} });
    await settle();
    expect([...document.querySelectorAll('option')].map((one) => one.textContent)).toEqual(['the next one, not decided', 'Thursday, December 3, 2026, 09:30, Dr Weiß']);
    await send();
    expect(text()).toContain('this is empty');
    type(field('Question'), ' Is grapefruit a problem? ');
    await send();
    expect(asked.of('save_question')).toEqual([{ draft: { id: null, text: 'Is grapefruit a problem?', appointment: null } }]);
  });

  it('an appointment needs a day and a time, and nothing else', async () => {
    const asked = program({ ...base, save_appointment: () => logged() });
    show(CareDialog, { what: 'appointment', onclose: () => {} });
    await settle();
    await send();
    expect(text()).toContain('there is no such day or time');
    expect(document.activeElement).toBe(field('Date'));
    type(field('Date'), '2026-12-10');
    type(field('Time'), '08:15');
    await send();
    expect(asked.of('save_appointment')).toEqual([{ draft: { id: null, at_local: '2026-12-10T08:15', with: null, note: null } }]);
  });

  it('an appointment is changed in its dialog, notes afterwards included', async () => {
    const asked = program({ ...base, save_appointment: () => logged() });
    show(EntryDialog, { line: { entry: { kind: 'appointment', ...over.appointment }, key: 'o', local_time: '11:00', local: '2026-06-11T11:00', elsewhere: null, product_name: null, lane: null, effects: [], minutes_since_dose: null }, onclose: () => {} });
    await settle();
    type(field('Notes') as HTMLInputElement, 'Liver values fine.');
    button('Save').click();
    await settle();
    expect(asked.of('save_appointment')).toEqual([{ draft: { id: 'o', at_local: '2026-06-11T11:00', with: 'Dr Weiß', note: 'Liver values fine.' } }]);
  });
});

describe('totals that a clinic told', () => {
  it('are a name and a number as typed, with no questionnaire and no judgement', async () => {
    const asked = program({ ...base, save_score: () => logged() });
    show(CareDialog, { what: 'score', onclose: () => {} });
    await settle();
    expect(text()).toContain('Ebbline asks no questionnaire and does not judge the number.');
    type(field('Questionnaire'), 'PEG');
    type(field('Total'), 'six');
    await send();
    expect(text()).toContain('this is not a number');
    type(field('Total'), '6,3');
    await send();
    expect(asked.of('save_score')).toEqual([{ draft: { id: null, at_local: null, scale: 'PEG', total: '6.3', note: null } }]);
  });
});

describe('regular medicines', () => {
  it('present and past ones apart, what is known with its source, a list for the pharmacist', async () => {
    program(base);
    app.products = [];
    show(MedicineList, {});
    await settle();
    expect(text()).toContain('Sertraline 50, from');
    expect(text()).toContain('Taken before: 1');
    expect(text()).toContain('Tanna 2023');
    button('List for the pharmacist').click();
    await settle();
    const list = (document.querySelector('textarea') as HTMLTextAreaElement).value;
    expect(list).toContain('– Sertraline 50');
    expect(list, 'what is not taken any more is not on the list').not.toContain('Ibuprofen');
  });

  it('a last day before the first is named at its field', async () => {
    const asked = program({ ...base, save_medicine: () => logged() });
    show(CareDialog, { what: 'medicine', onclose: () => {} });
    await settle();
    await send();
    expect(text()).toContain('this is empty');
    type(field('Name'), 'Ibuprofen 400');
    type(field('From'), '2026-02-01');
    type(field('Until'), '2026-01-01');
    await send();
    expect(text()).toContain('this lies before the beginning');
    expect(document.activeElement).toBe(field('Until'));
    type(field('Until'), '');
    await send();
    expect(asked.of('save_medicine')).toEqual([{ draft: { id: null, name: 'Ibuprofen 400', from: '2026-02-01', until: null, note: null } }]);
  });
});

describe('old versions of an entry', () => {
  const versions = [{ at: '2026-11-24T09:05:00Z', op: 'edit', before: { kind: 'medicine', ...medicine('A') }, after: { kind: 'medicine', ...medicine('B') } }];
  it('are deleted for good only after being asked', async () => {
    const asked = program({ history: () => versions, purge_history: () => ({ versions: 1, undo_steps: 0, rewritten: 0, stack: { undo: null, redo: null } }) });
    show(EntryHistory, { entry: { kind: 'medicine', key: 'A' } });
    await settle();
    button('Delete the old versions').click();
    await settle();
    expect(asked.of('purge_history')).toEqual([]);
    button('Keep them').click();
    await settle();
    button('Delete the old versions').click();
    await settle();
    button('Delete them for good').click();
    await settle();
    expect(asked.of('purge_history')).toEqual([{ entry: { kind: 'medicine', key: 'A' }, confirm: 'purge' }]);
    expect(app.said?.text).toBe('1 old version is deleted.');
  });

  it('stay when the program refuses', async () => {
    program({ history: () => versions, purge_history: () => { throw refusal('busy'); } });
    show(EntryHistory, { entry: { kind: 'medicine', key: 'A' } });
    await settle();
    button('Delete the old versions').click();
    await settle();
    button('Delete them for good').click();
    await settle();
    expect(text()).toContain('Another program is using the journal.');
  });
});

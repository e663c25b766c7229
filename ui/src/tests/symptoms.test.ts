import { afterEach, describe, expect, it } from 'vitest';
import type { SymptomStart } from '../lib/wire';
import Waiting from '../parts/Waiting.svelte';
import SymptomsDialog from '../parts/SymptomsDialog.svelte';
import { button, clean, emptyDay, key, logged, program, settle, show } from './program';

const ITEMS = ['restless', 'irritable', 'on edge', 'sweats or chills', 'aching muscles', 'upset stomach', 'runny nose', 'low energy', 'shaky', 'slept badly'];
const start: SymptomStart = { items: ITEMS, before_first_dose: true, minutes_since_last_dose: 640, last: [], last_on: null };
const text = () => document.body.textContent ?? '';
const press = (...keys: string[]) => keys.forEach((one) => key(document.activeElement ?? document.body, one));
const row = () => document.activeElement?.closest('fieldset')?.dataset.scale;

async function opened(more: Partial<SymptomStart> = {}) {
  let closed = 0;
  const asked = program({ symptom_start: () => ({ ...start, ...more }), add_symptoms: () => logged() });
  show(SymptomsDialog, { onclose: () => { closed += 1; } });
  await settle();
  return { stored: () => asked.of('add_symptoms').map(({ draft }) => (draft as { items: unknown }).items), closed: () => closed };
}

afterEach(clean);

describe('the symptom checklist', () => {
  it('says what it is not, and how long ago the last dose was without asking', async () => {
    await opened();
    expect(text()).toContain('not a validated scale');
    expect(text()).toContain('before the first dose of the day · 10 h 40 min since the last dose');
  });

  it('is answered by ten digits, each moving on, and stored by Enter on the button', async () => {
    const { stored, closed } = await opened();
    expect(row()).toBe('restless body or legs');
    press('2', '0', '0', '1', '0', '0', '0', '0', '0', '3');
    await settle();
    expect(text()).toContain('Total 6 of 30');
    expect((document.activeElement as HTMLElement).textContent?.trim()).toBe('Store');
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(stored()).toEqual([ITEMS.map((name, at) => ({ name, severity: [2, 0, 0, 1, 0, 0, 0, 0, 0, 3][at] }))]);
    expect(closed()).toBe(1);
  });

  it('what was not answered is not stored, and its sum is called a part', async () => {
    const { stored } = await opened();
    press('1', 'ArrowDown', '2');
    await settle();
    expect(text()).toContain('3 so far, 2 of 10 answered');
    button('Store').click();
    await settle();
    expect(stored()).toEqual([[{ name: 'restless', severity: 1 }, { name: 'on edge', severity: 2 }]]);
  });

  it('a point says that all others are none, a letter goes to its row', async () => {
    const { stored } = await opened();
    press('v');
    expect(row()).toBe('very low energy');
    press('2', '.');
    await settle();
    button('Store').click();
    await settle();
    expect(stored()).toEqual([ITEMS.map((name) => ({ name, severity: name === 'low energy' ? 2 : 0 }))]);
  });

  it('left, right and Backspace change an answer, digits beyond 3 do nothing', async () => {
    const { stored } = await opened();
    press('2', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowDown', '7', '1', 'ArrowUp', 'Backspace');
    await settle();
    button('Store').click();
    await settle();
    expect(stored()).toEqual([[{ name: 'restless', severity: 3 }]]);
  });

  it('a comma takes over the last list', async () => {
    const { stored } = await opened({ last: [{ name: 'shaky', severity: 1 }, { name: 'cold feet', severity: 3 }], last_on: '2026-11-23' });
    press(',');
    await settle();
    button('Store').click();
    await settle();
    expect(stored(), 'an item that is not on the list is left out').toEqual([[{ name: 'shaky', severity: 1 }]]);
  });

  it('stored empty it says what is missing and stores nothing', async () => {
    const { stored, closed } = await opened();
    button('Store').click();
    await settle();
    expect(text()).toContain('Answer at least one row.');
    expect(stored()).toEqual([]);
    expect(closed()).toBe(0);
  });
});

describe('the morning checklist on Today', () => {
  const dose = (product: string) => ({
    entry: { kind: 'dose' as const, id: 'd', taken_at: '2026-11-24T10:00:00+01:00', zone: null, product, amount: '2', unit: 'g', amount_sd: null, measured: null, route: 'oral', stomach: null, purposes: [],
      pain_before: null, note: null, tags: [], entered_at: null, edited_at: null },
    key: 'd', local_time: '10:00', local: '2026-11-24T10:00', elsewhere: null, product_name: 'x', lane: 'leaf', effects: [], minutes_since_dose: null, fraction: 0.2,
  });
  it('is offered while no dose of kratom is logged, and not after one', async () => {
    program({});
    show(Waiting, { day: emptyDay });
    expect(text()).toContain('Morning checklist');
    await clean();
    program({});
    show(Waiting, { day: { ...emptyDay, doses: [dose('p')] } });
    expect(text()).not.toContain('Morning checklist');
  });
});

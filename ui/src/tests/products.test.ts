import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app } from '../lib/app.svelte';
import { productDraft, productFields } from '../lib/drafts';
import { headline, inShort, isKratomDose } from '../lib/describe';
import type { CatalogueView, Entry, Product } from '../lib/wire';
import OtherDialog from '../parts/OtherDialog.svelte';
import ProductDialog from '../parts/ProductDialog.svelte';
import ProductList from '../parts/ProductList.svelte';
import UnansweredDialog from '../parts/UnansweredDialog.svelte';
import { button, clean, key, logged, program, refusal, settle, show, type } from './program';

const product = (name: string, more: Partial<Product> = {}): Product => ({
  id: name, name, substance: 'kratom', form: 'powder', lane: 'leaf', unit: 'g', grams_per_unit: '1', mitragynine_mg_per_unit: null, hydroxymitragynine_mg_per_unit: null, unit_sd_grams: null,
  archived: false, vendor: null, batch: null, note: null, ...more,
});
const beer = product('Beer', { substance: 'alcohol', lane: 'other', unit: 'drink', grams_per_unit: null });
const all: CatalogueView = {
  products: [{ id: 'leaf-powder', form: 'powder', lane: 'leaf', unit: 'g', facts: ['colour'] }, { id: 'seven-oh-tablets', form: 'tablet', lane: '7-oh', unit: 'tablet', facts: ['seven-oh'] }],
  substances: [{ id: 'alcohol', unit: 'drink', facts: ['several'], read: false }, { id: 'caffeine', unit: 'cup', facts: [], read: false }, { id: 'opioids', unit: 'mg', facts: ['several'], read: true }],
  facts: [{ id: 'several', cites: ['Post 2019, Clinical Toxicology'] }, { id: 'colour', cites: ['Huisman 2023'] }, { id: 'seven-oh', cites: ['FDA 2025'] }],
};
const base = { substances: () => all };
const text = () => document.body.textContent ?? '';
const field = (name: string) => {
  const label = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === name);
  if (!label) throw new Error(`no field ${name}`);
  return document.getElementById(label.htmlFor) as HTMLInputElement;
};
const pick = (select: HTMLElement, value: string) => {
  (select as unknown as HTMLSelectElement).value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};
const press = (...keys: string[]) => keys.forEach((one) => key(document.activeElement ?? document.body, one));

beforeEach(() => { app.products = []; });
afterEach(clean);

describe('a product', () => {
  it('a choice of the list fills in kind, form and unit, never what only a label can say', async () => {
    const asked = program({ ...base, save_product: () => logged() });
    show(ProductDialog, { product: null, onclose: () => {} });
    await settle();
    pick(field('Begin with'), 'seven-oh-tablets');
    await settle();
    expect(text()).toContain('Concentrated 7-OH is a different product');
    expect(text()).toContain('FDA 2025');
    button('Save').click();
    await settle();
    expect(asked.of('save_product')).toEqual([{ draft: {
      id: null, name: '7-OH tablets', substance: 'kratom', form: 'tablet', lane: '7-oh', unit: 'tablet', grams_per_unit: null, unit_sd_grams: null, mitragynine_mg_per_unit: null,
      hydroxymitragynine_mg_per_unit: null, vendor: null, batch: null, note: null, archived: false,
    } }]);
  });

  it('a name that was typed stays', async () => {
    program(base);
    show(ProductDialog, { product: null, onclose: () => {} });
    await settle();
    type(field('Name'), 'Green Borneo');
    pick(field('Begin with'), 'leaf-powder');
    await settle();
    expect(field('Name').value).toBe('Green Borneo');
  });

  it('units of one’s own keep their grams and how much those vary', () => {
    const filled = productDraft({ ...productFields(null), name: 'Powder', unit: 'scoop', grams: '2,4', spread: '0.3' });
    expect(filled).toMatchObject({ draft: { unit: 'scoop', grams_per_unit: '2.4', unit_sd_grams: '0.3' } });
    expect(productDraft({ ...productFields(null), name: 'Powder', unit: 'scoop', spread: 'some' })).toEqual({ faults: { unit_sd_grams: 'reason-not-a-number' } });
    expect(productDraft({ ...productFields(null), name: 'Powder', unit: 'g', spread: '0.3' }), 'a gram does not vary').toMatchObject({ draft: { unit_sd_grams: null } });
  });

  it('another substance has to say which, and cannot be kratom', () => {
    const fields = { ...productFields(null), name: 'Wine', lane: 'other', unit: 'glass' };
    expect(productDraft(fields)).toEqual({ faults: { substance: 'reason-empty' } });
    expect(productDraft({ ...fields, substance: 'Kratom' })).toEqual({ faults: { substance: 'reason-is-kratom' } });
    expect(productDraft({ ...fields, substance: 'alcohol' })).toMatchObject({ draft: { substance: 'alcohol', lane: 'other' } });
  });

  it('editing keeps what the product is', () => {
    for (const one of [product('Bali', { batch: 'B-17', unit_sd_grams: null }), beer]) {
      const filled = productDraft(productFields(one));
      expect(filled).toMatchObject({ draft: { id: one.id, substance: one.substance, lane: one.lane, batch: one.batch } });
    }
  });
});

describe('the list of products', () => {
  it('keeps kratom, other substances and archived ones apart', async () => {
    program(base);
    app.products = [product('Bali', { batch: 'B-17' }), product('Old', { archived: true }), beer];
    show(ProductList, {});
    await settle();
    expect(text()).toContain('Leaf · Powder · in g · batch B-17');
    expect([...document.querySelectorAll('h3')].map((one) => one.textContent)).toEqual(['Other substances']);
    expect(document.querySelector('summary')?.textContent).toBe('Archived: 1');
    expect(() => button('New batch of Beer')).toThrow();
  });

  it('a new batch needs a text and is one change', async () => {
    const asked = program({ ...base, new_batch: () => logged() });
    app.products = [product('Bali')];
    show(ProductList, {});
    await settle();
    button('New batch of Bali').click();
    await settle();
    button('Store').click();
    await settle();
    expect(text()).toContain('this is empty');
    expect(asked.of('new_batch')).toEqual([]);
    type(field('Batch'), ' B-18 ');
    button('Store').click();
    await settle();
    expect(asked.of('new_batch')).toEqual([{ product: 'Bali', batch: 'B-18' }]);
  });

  it('a product with doses is archived instead, and it says so', async () => {
    program({ ...base, remove_entry: () => { throw refusal('product_in_use'); } });
    show(ProductDialog, { product: product('Bali'), onclose: () => {} });
    await settle();
    button('Delete').click();
    await settle();
    expect(text()).toContain('It can be archived instead.');
  });
});

describe('another substance', () => {
  const opened = async () => {
    let closed = 0;
    const asked = program({ ...base, log_other: () => logged(), facts_were_read: () => logged() });
    show(OtherDialog, { onclose: () => { closed += 1; } });
    await settle();
    const find = document.querySelector('input') as HTMLInputElement;
    return { asked, find, closed: () => closed };
  };
  const stored = (asked: ReturnType<typeof program>) => asked.of('log_other').map(({ draft }) => draft);

  it('first letters, Enter, Enter: it was taken, no more', async () => {
    const { asked, find, closed } = await opened();
    type(find, 'caf');
    press('Enter');
    await settle();
    expect(document.activeElement).toBe(field('Amount'));
    button('Just note it').click();
    await settle();
    expect(stored(asked)).toEqual([{ product: null, substance: 'caffeine', name: 'Caffeine', amount: null, unit: 'cup', at_local: null, note: null }]);
    expect(closed()).toBe(1);
  });

  it('one’s own products come first and take an amount', async () => {
    app.products = [beer, product('Bali')];
    const { asked, find } = await opened();
    expect(document.querySelector('[role=option]')?.textContent).toBe('Beer');
    expect(text(), 'kratom is a dose').not.toContain('Bali');
    type(find, 'alcohol');
    press('Enter');
    await settle();
    type(field('Amount'), '1,5');
    button('Store').click();
    await settle();
    expect(stored(asked)).toEqual([{ product: 'Beer', substance: 'alcohol', name: 'Beer', amount: '1.5', unit: 'drink', at_local: null, note: null }]);
  });

  it('a word of one’s own becomes one, kratom does not', async () => {
    const { asked, find } = await opened();
    type(find, 'kratom');
    await settle();
    expect(text()).toContain('Kratom is entered as a dose.');
    type(find, 'Kava');
    press('ArrowDown', 'ArrowUp', 'Enter');
    await settle();
    button('Just note it').click();
    await settle();
    expect(stored(asked)).toEqual([{ product: null, substance: 'kava', name: 'Kava', amount: null, unit: 'portion', at_local: null, note: null }]);
  });

  it('an amount that is none is named', async () => {
    const { asked, find } = await opened();
    type(find, 'caf');
    press('Enter');
    await settle();
    for (const [typed, words] of [['two', 'not a number'], ['0', 'above zero']] as const) {
      type(field('Amount'), typed);
      button('Store').click();
      await settle();
      expect(text()).toContain(words);
    }
    expect(stored(asked)).toEqual([]);
  });

  it('what is known is shown with its source until it was read, and is never in the way', async () => {
    const { asked, find } = await opened();
    type(find, 'alco');
    press('Enter');
    await settle();
    expect(text()).toContain('Kratom and Alcohol');
    expect(text()).toContain('(Post 2019, Clinical Toxicology)'.replace(/[()]/g, ''));
    expect(text()).toContain('Show the list of what you take to a pharmacist.');
    button('I have read this').click();
    await settle();
    expect(asked.of('facts_were_read')).toEqual([{ substance: 'alcohol' }]);
    button('Just note it').click();
    await settle();
    expect(stored(asked).length).toBe(1);
    await clean();
    const again = await opened();
    type(again.find, 'opi');
    press('Enter');
    await settle();
    expect(text(), 'read once is enough').not.toContain('Kratom and Opioids');
  });

  it('is said without an amount when none is known, and does not count as a dose', () => {
    const drunk = { kind: 'dose', id: 'd', taken_at: '2026-11-24T20:00:00+01:00', zone: null, product: 'Beer', amount: null, unit: 'drink', amount_sd: null, measured: null, route: 'oral', stomach: null,
      purposes: [], pain_before: null, note: null, tags: [], entered_at: null, edited_at: null } satisfies Entry;
    expect(headline(drunk, 'Beer', 'other')).toBe('Beer');
    expect(headline(drunk, 'Bali', 'leaf')).toBe('Bali, amount not known');
    expect(inShort(drunk, [beer])).toMatch(/^Beer, /);
    expect(isKratomDose({ entry: drunk }, [beer])).toBe(false);
    expect(isKratomDose({ entry: drunk }, []), 'a product that is gone is taken for kratom').toBe(true);
  });
});

describe('unanswered days', () => {
  const days = ['2026-11-23', '2026-11-20', '2026-11-12'];

  it('one key answers a day and goes on to the next', async () => {
    const asked = program({ unanswered_days: () => ({ days, count: 3 }), answer_none: () => logged(), remove_entry: () => logged() });
    show(UnansweredDialog, { onclose: () => {} });
    await settle(5);
    expect(text()).toContain('Nothing is known about 3 days.');
    press('0');
    await settle(5);
    press('0');
    await settle(5);
    expect(asked.of('answer_none')).toEqual([{ date: '2026-11-23' }, { date: '2026-11-20' }]);
    button(/^Undo Monday/).click();
    await settle();
    expect(asked.of('remove_entry')).toEqual([{ entry: { kind: 'day', key: '2026-11-23' } }]);
  });

  it('D enters a dose of that day', async () => {
    program({ unanswered_days: () => ({ days, count: 3 }) });
    show(UnansweredDialog, { onclose: () => {} });
    await settle(5);
    press('ArrowDown', 'd');
    expect(app.open).toEqual({ name: 'dose', line: null, date: '2026-11-20' });
  });

  it('a day that was answered elsewhere meanwhile stays as it is', async () => {
    const asked = program({ unanswered_days: () => ({ days, count: 3 }), answer_none: () => { throw refusal('day_has_dose'); } });
    show(UnansweredDialog, { onclose: () => {} });
    await settle(5);
    press('0');
    await settle(5);
    expect(asked.of('answer_none').length).toBe(1);
    expect(text()).not.toContain('Nothing taken');
  });

  it('with none left it says so', async () => {
    program({ unanswered_days: () => ({ days: [], count: 0 }) });
    show(UnansweredDialog, { onclose: () => {} });
    await settle(5);
    expect(text()).toContain('Every day up to yesterday is answered.');
  });
});

import { describe, expect, it } from 'vitest';
import type { Dose, EntryLine, Product } from '../lib/wire';
import { checkInDraft, checkInFields, differences, doseDraft, doseFields, productDraft, productFields } from '../lib/drafts';

const dose: Dose = {
  id: 'd', taken_at: '2026-11-24T08:05:00+01:00', zone: 'Europe/Berlin', product: 'p', amount: '2.5', unit: 'g', amount_sd: null, measured: 'weighed', route: 'oral', stomach: null,
  purposes: ['pain'], pain_before: 6, note: 'n', tags: ['work'], entered_at: null, edited_at: null,
};
const line: EntryLine = { entry: { kind: 'dose', ...dose }, key: 'd', local_time: '08:05', local: '2026-11-24T08:05', elsewhere: null, product_name: 'Red Bali', lane: 'leaf', effects: [], minutes_since_dose: null };
const product: Product = {
  id: 'p', name: 'Red Bali', substance: 'kratom', form: 'powder', lane: 'leaf', unit: 'g', grams_per_unit: '1', mitragynine_mg_per_unit: null, hydroxymitragynine_mg_per_unit: null,
  unit_sd_grams: null, archived: false, vendor: null, batch: null, note: null,
};

describe('the dose form', () => {
  it('opened and stored without a change asks for the same dose', () => {
    expect(doseDraft(doseFields(line, null, [product]), 'g')).toEqual({ draft: {
      product: 'p', amount: '2.5', unit: 'g', measured: 'weighed', taken_at_local: '2026-11-24T08:05', purposes: ['pain'], pain_before: 6, note: 'n', tags: ['work'],
    } });
  });
  it('starts without an amount and without a time other than now', () => {
    const fields = doseFields(null, null, [product]);
    expect(fields.amount).toBe('');
    expect(fields.when).toBe('now');
    expect(doseDraft({ ...fields, amount: '2,5' }, 'g')).toMatchObject({ draft: { amount: '2.5', taken_at_local: null } });
  });
  it('says which field cannot be read', () => {
    const fields = doseFields(null, '2026-11-23', [product]);
    expect(doseDraft({ ...fields, amount: 'two' }, 'g')).toEqual({ faults: { amount: 'reason-not-a-number', time: 'reason-no-such-time' } });
    expect(doseDraft({ ...fields, amount: '0', time: '08:00' }, 'g')).toEqual({ faults: { amount: 'reason-zero' } });
    expect(doseDraft({ ...fields, amount: '', time: '08:00' }, 'g')).toEqual({ faults: { amount: 'reason-empty' } });
  });
  it('an unknown amount is stored as unknown, never as zero', () => {
    expect(doseDraft({ ...doseFields(null, null, [product]), amount: '5', unknown: true }, 'g')).toMatchObject({ draft: { amount: null } });
  });
  it('an archived product is not the one it starts with', () => {
    expect(doseFields(null, null, [{ ...product, archived: true }, { ...product, id: 'q' }]).product).toBe('q');
  });
  it('tags lose their sign and stand once', () => {
    expect(doseDraft({ ...doseFields(line, null, [product]), tags: '#work, home ##work' }, 'g')).toMatchObject({ draft: { tags: ['work', 'home'] } });
  });
});

describe('the check-in form', () => {
  const empty = checkInFields(null);
  it('an empty one is not stored', () => expect(checkInDraft(empty)).toEqual({ faults: { check_in: 'reason-empty' } }));
  it('a zero is an answer', () => expect(checkInDraft({ ...empty, pain: 0 })).toMatchObject({ draft: { pain: 0, mood: null } }));
  it('hours may have a comma but not be more than a day', () => {
    expect(checkInDraft({ ...empty, slept: '7,5' })).toMatchObject({ draft: { sleep_hours: '7.5' } });
    expect(checkInDraft({ ...empty, slept: '25' })).toEqual({ faults: { sleep_hours: 'reason-too-large' } });
    expect(checkInDraft({ ...empty, slept: 'well' })).toEqual({ faults: { sleep_hours: 'reason-not-a-number' } });
  });
});

describe('the product form', () => {
  it('needs a name, and a gram is a gram', () => {
    expect(productDraft(productFields(null))).toEqual({ faults: { name: 'reason-empty' } });
    expect(productDraft({ ...productFields(null), name: 'Moon', grams: '7' })).toMatchObject({ draft: { grams_per_unit: '1' } });
    expect(productDraft({ ...productFields(null), name: 'Moon', unit: 'capsule', grams: '0' })).toEqual({ faults: { grams_per_unit: 'reason-zero' } });
  });
  it('what a label does not say stays empty', () => {
    expect(productDraft(productFields(product))).toMatchObject({ draft: { mitragynine_mg_per_unit: null, hydroxymitragynine_mg_per_unit: null } });
  });
});

describe('what changed between two versions', () => {
  it('names the fields that differ and leaves out ids and stamps', () => {
    expect(differences(dose, { ...dose, amount: '3', edited_at: 'now' })).toEqual([{ field: 'amount', before: '2.5', after: '3' }]);
  });
  it('compares lists by what is in them', () => {
    expect(differences(dose, { ...dose, tags: ['work'] })).toEqual([]);
    expect(differences(dose, { ...dose, tags: [] })).toEqual([{ field: 'tags', before: ['work'], after: [] }]);
  });
});

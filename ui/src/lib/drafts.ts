// What forms hold while they are filled in, and how that becomes what the program is asked to store.
import type { CheckIn, CheckInDraft, DoseDraft, EntryLine, Product, ProductDraft } from './wire';
import { isKratom, scoreNames, type ScoreName } from './describe';
import { typedNumber, wall } from './format';

export const PURPOSES = ['pain', 'energy', 'mood', 'sleep', 'anxiety', 'withdrawal', 'social', 'habit', 'other'] as const;
export const FORMS = ['powder', 'capsule', 'tea', 'resin', 'extract', 'shot', 'tablet', 'other'] as const;
export const LANES = ['leaf', 'extract', '7-oh', 'other'] as const;
export const MEASURED = ['weighed', 'counted', 'estimated'] as const;
export const ACTIVITIES = ['exercise', 'walk', 'stretching', 'meditation', 'breathing', 'bath', 'herbal', 'social', 'therapy', 'rest', 'other'] as const;
/** Offered while a side effect is typed; any other word will do. */
export const SIDE_EFFECTS = ['nausea', 'constipation', 'dizziness', 'sleepiness', 'sweating', 'itching', 'headache', 'dry-mouth', 'shakiness', 'irritability'] as const;
export const UNITS = ['g', 'mg', 'ml', 'capsule', 'tablet', 'shot', 'cup', 'tsp', 'tbsp', 'scoop'] as const;

export type Faults = Record<string, string>;
/** A form's fields read into a draft, or the fields that cannot be read with the reason. */
export type Filled<T> = { draft: T } | { faults: Faults };

export type DoseFields = {
  product: string; amount: string; unknown: boolean; measured: string; when: 'now' | 'then'; date: string; time: string;
  purposes: string[]; pain: number | null; note: string; tags: string;
};

export function doseFields(line: EntryLine | null, date: string | null, products: readonly Product[]): DoseFields {
  if (line?.entry.kind === 'dose') {
    const { entry } = line;
    const local = line.local ?? entry.taken_at;
    return {
      product: entry.product, amount: entry.amount ?? '', unknown: entry.amount === null, measured: entry.measured ?? '', when: 'then',
      ...wall(local), purposes: [...entry.purposes], pain: entry.pain_before, note: entry.note ?? '', tags: entry.tags.map((tag) => `#${tag}`).join(' '),
    };
  }
  return {
    product: products.find(({ archived }) => !archived)?.id ?? NEW_PRODUCT, amount: '', unknown: false, measured: '', when: date ? 'then' : 'now', date: date ?? '', time: '',
    purposes: [], pain: null, note: '', tags: '',
  };
}

export const NEW_PRODUCT = 'new';

const noteOf = (text: string): string | null => text.trim() || null;
export const tagsOf = (text: string): string[] => [...new Set(text.split(/[\s,]+/).map((tag) => tag.replace(/^#+/, '')).filter(Boolean))];

/** A whole number that may be left out: null when it is, undefined when what was typed is none. */
export function wholeNumber(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
}

/** What is wrong with a time of `WhenField`. */
export const whenFault = (value: string | null): string | null => (value === null || /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? null : 'reason-no-such-time');

export function doseDraft(fields: DoseFields, unit: string): Filled<DoseDraft> {
  const faults: Faults = {};
  const amount = fields.unknown ? null : typedNumber(fields.amount);
  if (!fields.unknown && amount === null) faults.amount = fields.amount.trim() === '' ? 'reason-empty' : 'reason-not-a-number';
  else if (amount !== null && Number(amount) === 0) faults.amount = 'reason-zero';
  if (fields.when === 'then' && !/^\d{4}-\d\d-\d\d$/.test(fields.date)) faults.date = 'reason-no-such-time';
  if (fields.when === 'then' && !/^\d\d:\d\d$/.test(fields.time)) faults.time = 'reason-no-such-time';
  if (Object.keys(faults).length > 0) return { faults };
  return {
    draft: {
      product: fields.product, amount, unit, measured: fields.measured || null,
      taken_at_local: fields.when === 'now' ? null : `${fields.date}T${fields.time}`,
      purposes: fields.purposes, pain_before: fields.pain, note: noteOf(fields.note), tags: tagsOf(fields.tags),
    },
  };
}

export type CheckInFields = Record<ScoreName, number | null> & { slept: string; note: string };

export function checkInFields(entry: CheckIn | null): CheckInFields {
  const scores = Object.fromEntries(scoreNames.map((name) => [name, entry?.[name] ?? null])) as Record<ScoreName, number | null>;
  return { ...scores, slept: entry?.sleep_hours == null ? '' : String(entry.sleep_hours), note: entry?.note ?? '' };
}

export function checkInDraft({ slept, note, ...scores }: CheckInFields): Filled<CheckInDraft> {
  const hours = typedNumber(slept);
  if (slept.trim() !== '' && hours === null) return { faults: { sleep_hours: 'reason-not-a-number' } };
  if (hours !== null && Number(hours) > 24) return { faults: { sleep_hours: 'reason-too-large' } };
  const draft = { ...scores, sleep_hours: hours, note: noteOf(note) };
  return Object.values(draft).every((value) => value === null) ? { faults: { check_in: 'reason-empty' } } : { draft };
}

export type ProductFields = {
  id: string | null; name: string; substance: string; form: string; lane: string; unit: string; grams: string; spread: string; mitragynine: string; hydroxymitragynine: string;
  vendor: string; batch: string; note: string; archived: boolean;
};

export function productFields(product: Product | null): ProductFields {
  return {
    id: product?.id ?? null, name: product?.name ?? '', substance: product && !isKratom(product.substance) ? product.substance : '', form: product?.form ?? 'powder', lane: product?.lane ?? 'leaf', unit: product?.unit ?? 'g',
    grams: product?.grams_per_unit ?? '', spread: product?.unit_sd_grams ?? '', mitragynine: product?.mitragynine_mg_per_unit ?? '', hydroxymitragynine: product?.hydroxymitragynine_mg_per_unit ?? '',
    vendor: product?.vendor ?? '', batch: product?.batch ?? '', note: product?.note ?? '', archived: product?.archived ?? false,
  };
}

export function productDraft(fields: ProductFields): Filled<ProductDraft> {
  const faults: Faults = {};
  const number = (field: string, text: string): string | null => {
    const read = typedNumber(text);
    if (text.trim() !== '' && read === null) faults[field] = 'reason-not-a-number';
    return read;
  };
  const grams = number('grams_per_unit', fields.grams);
  if (grams !== null && Number(grams) === 0) faults.grams_per_unit = 'reason-zero';
  const spread = number('unit_sd_grams', fields.spread);
  const mitragynine = number('mitragynine_mg_per_unit', fields.mitragynine);
  const hydroxymitragynine = number('hydroxymitragynine_mg_per_unit', fields.hydroxymitragynine);
  if (fields.name.trim() === '') faults.name = 'reason-empty';
  if (fields.unit.trim() === '') faults.unit = 'reason-empty';
  const other = fields.lane === 'other';
  if (other && fields.substance.trim() === '') faults.substance = 'reason-empty';
  else if (other && isKratom(fields.substance.trim())) faults.substance = 'reason-is-kratom';
  if (Object.keys(faults).length > 0) return { faults };
  return {
    draft: {
      id: fields.id, name: fields.name.trim(), substance: other ? fields.substance.trim() : 'kratom', form: fields.form, lane: fields.lane, unit: fields.unit.trim(),
      // A gram is a gram: asking would only invite a slip.
      grams_per_unit: fields.unit.trim() === 'g' ? '1' : grams, unit_sd_grams: fields.unit.trim() === 'g' ? null : spread,
      mitragynine_mg_per_unit: mitragynine, hydroxymitragynine_mg_per_unit: hydroxymitragynine,
      vendor: noteOf(fields.vendor), batch: noteOf(fields.batch), note: noteOf(fields.note), archived: fields.archived,
    },
  };
}

/** Fields of an entry that differ between two versions of it. */
export function differences(before: object | null, after: object | null): { field: string; before: unknown; after: unknown }[] {
  const old = (before ?? {}) as Record<string, unknown>;
  const fresh = (after ?? {}) as Record<string, unknown>;
  const silent = new Set(['kind', 'id', 'entered_at', 'edited_at', 'dose']);
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((field) => !silent.has(field) && JSON.stringify(old[field] ?? null) !== JSON.stringify(fresh[field] ?? null))
    .filter((field) => before !== null || !isNothing(fresh[field]))
    .filter((field) => after !== null || !isNothing(old[field]))
    .map((field) => ({ field, before: old[field] ?? null, after: fresh[field] ?? null }));
}

const isNothing = (value: unknown): boolean => value == null || (Array.isArray(value) && value.length === 0);


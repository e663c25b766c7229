// Entries in words: one short line for a row or the status line, a second for its details.
import type { CheckIn, Entry, EntryLine, EntryKey, Medicine, Product } from './wire';
import { amount, clock, longDay, number, span, wall } from './format';
import { orAsIs, t } from './words';

const SCORES = ['mood', 'energy', 'pain', 'stress', 'craving', 'sleep_quality'] as const;
export type ScoreName = (typeof SCORES)[number];
export const scoreNames: readonly ScoreName[] = SCORES;

const dashed = (word: string) => word.replaceAll('_', '-');

export const purposeWord = (purpose: string): string => orAsIs(`purpose-${purpose}`, purpose);
export const laneWord = (lane: string): string => orAsIs(`lane-${lane}`, lane);
/** Everything else is a substance taken alongside, with no part in kratom's amounts and days. */
export const isKratom = (substance: string): boolean => substance.toLowerCase() === 'kratom';
/** Whether a line is a dose that counts: of kratom, or of a product that is not there any more. */
export const isKratomDose = (line: { entry: Entry }, products: readonly Product[]): boolean =>
  line.entry.kind === 'dose' && isKratom(products.find(({ id }) => line.entry.kind === 'dose' && id === line.entry.product)?.substance ?? 'kratom');
/** A product with its batch, where there may be several of that name. */
export const productLabel = (product: Product): string => (product.batch ? t('product-with-batch', { name: product.name, batch: product.batch }) : product.name);
export const kindWord = (kind: string): string => t(`kind-${dashed(kind)}`);
/** Another substance as the catalogue calls it; the person's own as it was typed. */
export const substanceWord = (substance: string): string => orAsIs(`substance-${substance.toLowerCase()}`, substance);
/** A symptom as the checklist calls it; other names as they were typed. */
export const symptomWord = (name: string): string => orAsIs(`symptom-${name.toLowerCase().replaceAll(' ', '-')}`, name);
export const formWord = (form: string): string => orAsIs(`form-${form}`, form);

const scores = (entry: CheckIn): string[] => [
  ...SCORES.flatMap((name) => (entry[name] === null ? [] : [t('score-value', { name: t(`score-${dashed(name)}`), value: entry[name] })])),
  ...(entry.sleep_hours === null ? [] : [t('slept-hours', { hours: entry.sleep_hours })]),
];

// A checklist is mostly noughts: what was felt is named, the rest is counted.
function symptoms(items: { name: string; severity: number }[]): string {
  const felt = items.filter(({ severity }) => severity > 0);
  if (felt.length === 0) return t('symptoms-none', { count: items.length });
  return t('symptoms-items', { items: felt.map((item) => `${symptomWord(item.name)} ${number(item.severity)}`).join(', '), absent: items.length - felt.length });
}

/** How a dismissal begins that only says that facts about a substance were read. */
const READ = 'facts:';

function medicine({ name, from, until }: Medicine): string {
  if (from !== null && until !== null) return t('medicine-line-span', { name, from: longDay(from), until: longDay(until) });
  if (from !== null) return t('medicine-line-from', { name, from: longDay(from) });
  return until === null ? t('medicine-line', { name }) : t('medicine-line-until', { name, until: longDay(until) });
}

/** The first line: what it is. */
export function headline(entry: Entry, productName: string | null, lane: string | null = null): string {
  switch (entry.kind) {
    case 'dose': {
      const product = productName ?? t('product-not-known');
      // Of another substance it is enough to know that it was taken.
      if (entry.amount === null && lane === 'other') return product;
      return entry.amount === null ? t('dose-line-unknown', { product }) : t('dose-line', { amount: amount(entry.amount, entry.unit), product });
    }
    case 'effect': return t('effect-value', { value: entry.strength });
    case 'check_in': return scores(entry).join(' · ') || t('note-only');
    case 'symptoms':
      return entry.total === null ? symptoms(entry.items) : t('symptoms-total', { total: entry.total });
    case 'activity': {
      const what = orAsIs(`activity-${entry.activity}`, entry.activity);
      return entry.minutes === null ? what : t('activity-minutes', { activity: what, minutes: entry.minutes });
    }
    case 'day': return t('day-nothing-taken', { day: longDay(entry.date) });
    case 'product': return t('product-line', { name: entry.name });
    case 'settings': return t('settings-line');
    case 'dismissal':
      if (entry.sign.startsWith(READ)) return t('facts-read-line', { substance: substanceWord(entry.sign.slice(READ.length)) });
      return t('dismissal-line', { sign: orAsIs(`sign-${dashed(entry.sign)}`, entry.sign) });
    case 'medicine': return medicine(entry);
    case 'score': return t('score-told-line', { scale: entry.scale, total: number(entry.total) });
    case 'appointment': return entry.with === null ? t('appointment-line') : t('appointment-line-with', { with: entry.with });
    case 'question': return t('question-line', { text: entry.text });
    case 'plan': return t('plan-line', { kind: orAsIs(`plan-word-${entry.plan}`, entry.plan), day: longDay(entry.starts_on) });
    case 'reminder': return entry.text ? t('reminder-line-text', { text: entry.text }) : t('reminder-line', { about: orAsIs(`reminder-about-${dashed(entry.reminder)}`, entry.reminder) });
    case 'occurrence': return t('occurrence-line', { state: orAsIs(`occurrence-${entry.state}`, entry.state) });
    case 'deleted': return t('deleted-line');
  }
}

/** What else belongs to it, possibly nothing. */
export function details(line: EntryLine): string[] {
  const { entry } = line;
  const parts: string[] = [];
  if (entry.kind === 'dose') {
    if (entry.measured === 'estimated') parts.push(t('measured-estimated'));
    if (entry.purposes.length > 0) parts.push(t('for-purposes', { purposes: entry.purposes.map(purposeWord).join(', ') }));
    if (entry.pain_before !== null) parts.push(t('pain-before-value', { value: entry.pain_before }));
    if (line.effects.length > 0) parts.push(line.effects.map((value) => t('effect-value', { value })).join(', '));
    if (line.lane && line.lane !== 'leaf') parts.push(laneWord(line.lane));
    parts.push(...entry.tags.map((tag) => `#${tag}`));
  }
  if (entry.kind === 'symptoms') {
    if (entry.items.length > 0) parts.push(t('symptoms-sum-short', { sum: entry.items.reduce((sum, { severity }) => sum + severity, 0), count: entry.items.length }));
    if (entry.before_first_dose) parts.push(t('symptoms-before-first'));
    if (line.minutes_since_dose !== null) parts.push(t('symptoms-since-dose', { span: span(line.minutes_since_dose) }));
  }
  if (entry.kind === 'effect') {
    if (entry.onset_min !== null) parts.push(t('began-after', { minutes: entry.onset_min }));
    if (entry.duration_min !== null) parts.push(t('lasted', { span: span(entry.duration_min) }));
    if (entry.side_effects.length > 0) parts.push(entry.side_effects.map(({ name, severity }) => `${name} ${number(severity)}`).join(', '));
  }
  if (entry.kind === 'activity' && entry.helped !== null) parts.push(t('helped-value', { value: entry.helped }));
  if (line.elsewhere) parts.push(t('in-zone', { zone: line.elsewhere }));
  if ('note' in entry && entry.note && entry.kind !== 'product') parts.push(entry.note);
  return parts;
}

const at = (entry: Entry): string | null => {
  switch (entry.kind) {
    case 'dose': return entry.taken_at;
    case 'effect': return entry.rated_at;
    case 'check_in': case 'symptoms': case 'activity': case 'dismissal': case 'score': case 'appointment': return entry.at;
    case 'question': return entry.asked_at;
    default: return null;
  }
};

/** For the status line and for names of buttons: "2.5 g Red Bali, 13:20". */
export function inShort(entry: Entry, products: readonly Product[]): string {
  const of = entry.kind === 'dose' ? products.find((product) => product.id === entry.product) : undefined;
  const name = of?.name ?? null;
  const lane = of?.lane ?? null;
  const instant = at(entry);
  return instant ? t('entry-at', { entry: headline(entry, name, lane), time: clock(wall(instant).time) }) : headline(entry, name, lane);
}

/** A line for the dialog of an entry that comes without one. */
export const lineOf = (entry: Entry & { id: string }, local: string | null): EntryLine => ({
  entry, key: entry.id, local_time: local?.slice(11, 16) ?? null, local, elsewhere: null, product_name: null, lane: null, effects: [], minutes_since_dose: null,
});

export const keyOf = (line: { entry: Entry; key: string }): EntryKey => ({ kind: line.entry.kind, key: line.key });

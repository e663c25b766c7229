// A read line in words: what each chip says, why something was not read, what is asked back.
import type { Ask, Chip, Unread } from './wire';
import { purposeWord } from './describe';
import { amount, longDay, moment } from './format';
import { t } from './words';

const AMOUNT = /^([\d.]+)\s*(.*)$/;

const amountWords = (value: string): string => {
  const [, number, unit] = AMOUNT.exec(value) ?? [];
  return number && unit ? amount(number, unit) : value;
};

const SCORE_CHIPS = ['mood', 'energy', 'pain', 'stress', 'craving', 'sleep_quality'];

export function chipWords(chip: Chip, today: string): string {
  const { part, value } = chip;
  if (SCORE_CHIPS.includes(part)) return t('score-value', { name: t(`score-${part.replaceAll('_', '-')}`), value });
  switch (part) {
    case 'amount': return amountWords(value);
    case 'unknown_amount': return t('amount-unknown');
    case 'estimated_amount': return t('chip-estimated', { amount: amountWords(value.replace(/^~\s*/, '')) });
    case 'new_product': return t('chip-new-product', { name: value });
    case 'time': return moment(value, today);
    case 'effect': return t('effect-value', { value });
    case 'pain_before': return t('pain-before-value', { value });
    case 'sleep_hours': return t('slept-hours', { hours: value });
    case 'symptom_total': return t('symptoms-total', { total: value });
    case 'nothing_taken': return /^\d{4}-\d\d-\d\d$/.test(value) ? t('day-nothing-taken', { day: longDay(value) }) : value;
    case 'purpose': return t('for-purposes', { purposes: purposeWord(value) });
    case 'tag': return value.startsWith('#') ? value : `#${value}`;
    case 'note': return t('chip-note', { note: value });
    default: return value;
  }
}

export const unreadWords = (unread: Unread): string => t(`unread-${unread.why.replaceAll('_', '-')}`, { text: unread.text });

export function askWords(ask: Ask, today: string): string {
  return ask.ask === 'far_above_usual'
    ? t('ask-far-above-usual', { amount: amountWords(ask.amount), product: ask.product })
    : t('ask-in-the-future', { when: moment(ask.at, today) });
}

/** A name in double quotes is taken as it stands; a quote inside is written twice. */
export const quoted = (name: string): string => `"${unquoted(name).replaceAll('"', '""')}"`;
export const unquoted = (text: string): string => (/^".*"$/.test(text) && text.length > 1 ? text.slice(1, -1).replaceAll('""', '"') : text);

export type Stretch = { text: string; unread: boolean };

/** The line cut where something was not read. */
export function stretches(line: string, unread: readonly Unread[]): Stretch[] {
  const cut: Stretch[] = [];
  let from = 0;
  for (const { start, end } of [...unread].sort((a, b) => a.start - b.start)) {
    if (start < from || end > line.length || end <= start) continue;
    if (start > from) cut.push({ text: line.slice(from, start), unread: false });
    cut.push({ text: line.slice(start, end), unread: true });
    from = end;
  }
  if (from < line.length) cut.push({ text: line.slice(from), unread: false });
  return cut;
}

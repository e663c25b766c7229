// Plans as the form holds them: text until it is sent. Every field of a new plan is empty; nothing is proposed.
import { typedNumber } from './format';
import { wholeNumber, type Faults, type Filled } from './drafts';
import type { PlanDraft } from './wire';

export const PLAN_KINDS = ['break', 'taper', 'cycle', 'alternation', 'rotation', 'spacing'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];
export const METHODS = ['linear', 'percent', 'per_slot', 'fewer_doses_first'] as const;
export const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
/** Changes that a plan in this state can take. */
export const CHANGES: Record<string, readonly PlanChange[]> = {
  running: ['hold', 'skip', 'step_back', 'replan', 'end'],
  held: ['resume', 'step_back', 'replan', 'end'],
};
export type PlanChange = 'hold' | 'resume' | 'skip' | 'step_back' | 'replan' | 'end';

export const changesOf = (state: string, kind: string): readonly PlanChange[] =>
  (CHANGES[state] ?? []).filter((what) => kind === 'taper' || what !== 'step_back').filter((what) => kind !== 'spacing' || what === 'hold' || what === 'resume' || what === 'end');

/** Numbers a person types, by the name they have in files. */
const COUNTS = ['days', 'days_on', 'days_off', 'high_days', 'low_days', 'days_each', 'every_days', 'slots', 'minimum_gap_minutes', 'hold_when_symptoms_over'] as const;
const AMOUNTS = ['high_limit', 'low_limit', 'from_daily', 'to_daily', 'step', 'resolution', 'daily_limit'] as const;
type Count = (typeof COUNTS)[number];
type Amount = (typeof AMOUNTS)[number];

export type PlanFields = Record<Count | Amount, string> & {
  id: string | null; plan: PlanKind; starts_on: string; ends_on: string; lane: string; remind: boolean; remind_at: string; note_to_self: string;
  by: 'count' | 'weekdays'; weekdays_off: string[]; unit: string; products: string[]; method: string;
};

const texts = (names: readonly string[], from: PlanDraft | null) =>
  Object.fromEntries(names.map((name) => [name, from?.[name as keyof PlanDraft] == null ? '' : String(from[name as keyof PlanDraft])]));

export function planFields(draft: PlanDraft | null): PlanFields {
  const kind = PLAN_KINDS.find((one) => one === draft?.plan) ?? 'break';
  return {
    ...(texts([...COUNTS, ...AMOUNTS], draft) as Record<Count | Amount, string>),
    id: draft?.id ?? null, plan: kind, starts_on: draft?.starts_on ?? '', ends_on: draft?.ends_on ?? '', lane: draft?.lane ?? '',
    remind: draft?.remind_at != null, remind_at: draft?.remind_at ?? '', note_to_self: draft?.note_to_self ?? '',
    by: (draft?.weekdays_off.length ?? 0) > 0 ? 'weekdays' : 'count', weekdays_off: [...(draft?.weekdays_off ?? [])],
    unit: draft?.unit || 'g', products: [...(draft?.products ?? [])], method: draft?.method || 'linear',
  };
}

/** Which typed fields count for a kind of plan. */
export const USED: Record<PlanKind, readonly (Count | Amount)[]> = {
  break: ['days'],
  cycle: ['days_on', 'days_off'],
  alternation: ['high_days', 'low_days', 'high_limit', 'low_limit'],
  rotation: ['days_each'],
  taper: ['from_daily', 'to_daily', 'step', 'every_days', 'slots', 'resolution'],
  spacing: ['daily_limit', 'minimum_gap_minutes'],
};
/** Of them, those that may stay empty; the program says which others may not. */
const isAmount = (name: string): name is Amount => (AMOUNTS as readonly string[]).includes(name);

export function planDraft(fields: PlanFields): Filled<PlanDraft> {
  const faults: Faults = {};
  const used = fields.plan === 'cycle' && fields.by === 'weekdays' ? [] : USED[fields.plan];
  const counts = Object.fromEntries(COUNTS.map((name) => [name, null])) as Record<Count, number | null>;
  const amounts = Object.fromEntries(AMOUNTS.map((name) => [name, null])) as Record<Amount, string | null>;
  for (const name of [...used, 'hold_when_symptoms_over' as const]) {
    if (isAmount(name)) {
      amounts[name] = typedNumber(fields[name]);
      if (amounts[name] === null && fields[name].trim() !== '') faults[name] = 'reason-not-a-number';
    } else {
      const read = wholeNumber(fields[name]);
      if (read === undefined) faults[name] = 'reason-not-a-number';
      else counts[name] = read;
    }
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(fields.starts_on)) faults.starts_on = fields.starts_on === '' ? 'reason-empty' : 'reason-not-a-date';
  if (fields.remind && !/^\d\d:\d\d$/.test(fields.remind_at)) faults.remind_at = 'reason-empty';
  if (fields.plan === 'cycle' && fields.by === 'weekdays' && fields.weekdays_off.length === 0) faults.weekdays_off = 'reason-empty';
  if (Object.keys(faults).length > 0) return { faults };
  return {
    draft: {
      ...counts, ...amounts,
      id: fields.id, plan: fields.plan, starts_on: fields.starts_on, ends_on: fields.ends_on || null, lane: fields.lane || null,
      remind_at: fields.remind ? fields.remind_at : null, note_to_self: fields.note_to_self.trim() || null,
      weekdays_off: fields.plan === 'cycle' && fields.by === 'weekdays' ? fields.weekdays_off : [],
      unit: fields.unit.trim(), products: fields.plan === 'rotation' ? fields.products : [], method: fields.plan === 'taper' ? fields.method : '',
    },
  };
}

// Written by hand for the first hour; `cargo xtask bindings` will replace it with the generated file (same names, same shapes).
import { invoke } from '@tauri-apps/api/core';

export type Result<T, E> = { status: 'ok'; data: T } | { status: 'error'; error: E };
async function typed<T>(name: string, args?: Record<string, unknown>): Promise<Result<T, AppError>> {
  try {
    return { status: 'ok', data: await invoke<T>(name, args) };
  } catch (error) {
    if (error instanceof Error) throw error;
    return { status: 'error', error: error as AppError };
  }
}

export const commands = {
  vaultState: () => typed<VaultState>('vault_state'),
  createJournal: (passphrase: string, start: FirstRun) => typed<Created>('create_journal', { passphrase, start }),
  unlock: (passphrase: string) => typed<null>('unlock', { passphrase }),
  recover: (code: string, newPassphrase: string) => typed<null>('recover', { code, newPassphrase }),
  lock: () => typed<null>('lock'),
  readLine: (line: string) => typed<Reading>('read_line', { line }),
  logLine: (line: string, yes: boolean) => typed<Logged>('log_line', { line, yes }),
  readRepeat: () => typed<Reading | null>('read_repeat'),
  repeatLast: (yes: boolean) => typed<Logged>('repeat_last', { yes }),
  addDose: (draft: DoseDraft, yes: boolean) => typed<Logged>('add_dose', { draft, yes }),
  editDose: (id: string, draft: DoseDraft, yes: boolean) => typed<Logged>('edit_dose', { id, draft, yes }),
  rateDose: (dose: string, strength: number) => typed<Logged>('rate_dose', { dose, strength }),
  addCheckIn: (draft: CheckInDraft) => typed<Logged>('add_check_in', { draft }),
  answerNone: (date: string) => typed<Logged>('answer_none', { date }),
  removeEntry: (entry: EntryKey) => typed<Logged>('remove_entry', { entry }),
  editEntry: (entry: Entry) => typed<Logged>('edit_entry', { entry }),
  undo: () => typed<Logged>('undo'),
  redo: () => typed<Logged>('redo'),
  saveProduct: (draft: ProductDraft) => typed<Logged>('save_product', { draft }),
  products: () => typed<Product[]>('products'),
  journalDays: (before: string | null, limit: number, search: string | null) => typed<JournalPage>('journal_days', { before, limit, search }),
  calendar: (month: string) => typed<CalendarDay[]>('calendar', { month }),
  history: (entry: EntryKey) => typed<PastVersionView[]>('history', { entry }),
  today: () => typed<TodayView>('today'),
  toleranceChart: (request: ChartRequest) => typed<ChartView>('tolerance_chart', { request }),
  settings: () => typed<Settings>('settings'),
  saveSettings: (settings: Settings) => typed<Logged>('save_settings', { settings }),
};
// Events (emitted by the program): "journal-changed" (payload null: re-read what is on the screen), "journal-locked" (payload null).

export type ErrorCode =
  | 'no_journal' | 'journal_exists' | 'locked' | 'wrong_passphrase' | 'wrong_recovery_code' | 'empty_passphrase' | 'newer_file' | 'damaged'
  | 'busy' | 'disk_full' | 'no_permission' | 'unread' | 'needs_yes' | 'invalid_field' | 'gone' | 'already_there' | 'day_has_dose'
  | 'product_in_use' | 'product_missing' | 'dose_missing' | 'nothing_to_repeat' | 'nothing_to_undo' | 'nothing_to_redo' | 'undo_conflict'
  | 'no_chart' | 'unexpected';
export type AppError = { code: ErrorCode; field: string | null; reason: string | null; asks: Ask[]; unread: Unread[]; detail: string };
export type VaultState = { presence: 'absent' | 'locked' | 'open'; demo: boolean; system_zone: string; version: string };
export type FirstRun = { day_starts_at: string; primary_effect: string | null; primary_effect_anchor: string | null; regular_use_days_before: number | null };
export type Created = { recovery_code: string };
export type Part = 'amount' | 'unknown_amount' | 'estimated_amount' | 'product' | 'new_product' | 'time' | 'effect' | 'pain_before' | 'mood' | 'energy'
  | 'pain' | 'stress' | 'craving' | 'sleep_quality' | 'sleep_hours' | 'symptom' | 'symptom_total' | 'activity' | 'nothing_taken' | 'purpose' | 'tag' | 'note';
export type Chip = { part: Part; value: string; start: number; end: number };
export type UnreadWhy = 'not_understood' | 'not_a_number' | 'zero' | 'out_of_range' | 'near_miss' | 'no_product' | 'other_unit' | 'no_such_time' | 'no_such_day'
  | 'day_has_dose' | 'no_dose_to_rate' | 'twice' | 'too_long' | 'empty';
export type Unread = { text: string; start: number; end: number; why: UnreadWhy; offers: string[] };
export type Ask = { ask: 'far_above_usual'; amount: string; product: string } | { ask: 'in_the_future'; at: string };
export type Notice =
  | { notice: 'tolerance_may_be_lower' }
  | { notice: 'new_product'; name: string }
  | { notice: 'first_of_two'; at: string }
  | { notice: 'meant_yesterday'; at: string }
  | { notice: 'answer_removed'; date: string };
export type Reading = { entries: Entry[]; chips: Chip[]; unread: Unread[]; asks: Ask[]; notices: Notice[]; canonical: string };
export type DoseDraft = {
  product: string; amount: string | null; unit: string; measured: string | null; taken_at_local: string | null; purposes: string[];
  pain_before: number | null; note: string | null; tags: string[];
};
export type CheckInDraft = {
  mood: number | null; energy: number | null; pain: number | null; stress: number | null; craving: number | null; sleep_quality: number | null;
  sleep_hours: string | null; note: string | null;
};
export type ProductDraft = {
  id: string | null; name: string; form: string; lane: string; unit: string; grams_per_unit: string | null; mitragynine_mg_per_unit: string | null;
  hydroxymitragynine_mg_per_unit: string | null; vendor: string | null; batch: string | null; note: string | null; archived: boolean;
};
export type StackView = { undo: string | null; redo: string | null };
export type Logged = { op: string; stored: Entry[]; removed: Entry[]; notices: Notice[]; stack: StackView };
export type EntryLine = {
  entry: Entry; key: string; local_time: string | null; local: string | null; elsewhere: string | null; product_name: string | null; lane: string | null; effects: number[];
};
export type DayStatus = 'dosed' | 'confirmed_none' | 'unanswered';
export type DayView = { date: string; status: DayStatus; entries: EntryLine[] };
export type JournalPage = { days: DayView[]; before: string | null };
export type CalendarDay = { date: string; status: DayStatus; doses: number };
export type PastVersionView = { at: string; op: string; before: Entry | null; after: Entry | null };
export type ChartRequest = { lane: string | null; from: string | null; to: string | null; theme: string; width: number; height: number };
export type Table = { columns: string[]; rows: string[][] };
export type ChartView = {
  svg: string; sentence: string; alt: string; empty: string | null; table: Table; lane: string | null; lanes: string[]; first: string | null; last: string | null;
};
export type Kind = 'settings' | 'product' | 'dose' | 'effect' | 'check_in' | 'symptoms' | 'activity' | 'day';
export type EntryKey = { kind: Kind; key: string };
export type TodayView = {
  date: string; // journal day
  zone: string;
  now_local: string; // "HH:MM"
  day_starts_at: string; // "HH:MM"
  /** where "now" lies in the journal day: 0 at its beginning, 1 at its end */
  now_fraction: number;
  doses: (EntryLine & { fraction: number })[]; // oldest first; where on the 24-hour strip
  others: EntryLine[]; // everything else of today, oldest first
  minutes_since_last_dose: number | null;
  unrated: EntryLine | null;
  unanswered_yesterday: string | null; // its date
  totals: { lane: string; unit: string; amount: string; unknown: number; doses: number }[]; // per lane, never summed across
  tolerance_may_be_lower: boolean;
  entry_count: number;
  primary_effect: string | null;
  primary_effect_anchor: string | null;
  stack: StackView;
  signs: string[]; // sentences of early signs found, may be empty
};
export type Settings = {
  day_starts_at: string; home_zone: string; primary_effect: string | null; primary_effect_anchor: string | null; regular_use_days_before: number | null; reference_from: string | null;
};
export type Product = {
  id: string; name: string; substance: string; form: string; lane: string; unit: string; grams_per_unit: string | null; mitragynine_mg_per_unit: string | null;
  hydroxymitragynine_mg_per_unit: string | null; unit_sd_grams: string | null; archived: boolean; vendor: string | null; batch: string | null; note: string | null;
};
export type Dose = {
  id: string; taken_at: string; zone: string | null; product: string; amount: string | null; unit: string; amount_sd: string | null; measured: string | null; route: string;
  stomach: string | null; purposes: string[]; pain_before: number | null; note: string | null; tags: string[]; entered_at: string | null; edited_at: string | null;
};
export type EffectRating = {
  id: string; dose: string; rated_at: string; strength: number; onset_min: number | null; duration_min: number | null; side_effects: { name: string; severity: number }[];
  note: string | null; entered_at: string | null; edited_at: string | null;
};
export type CheckIn = {
  id: string; at: string; zone: string | null; mood: number | null; energy: number | null; pain: number | null; stress: number | null; craving: number | null;
  sleep_quality: number | null; sleep_hours: number | null; note: string | null; entered_at: string | null; edited_at: string | null;
};
export type Symptoms = {
  id: string; at: string; zone: string | null; items: { name: string; severity: number }[]; total: number | null; before_first_dose: boolean | null; note: string | null;
  entered_at: string | null; edited_at: string | null;
};
export type Activity = { id: string; at: string; zone: string | null; activity: string; minutes: number | null; note: string | null; entered_at: string | null; edited_at: string | null };
export type DayAnswer = { date: string; answer: string };
export type Entry =
  | ({ kind: 'settings' } & Settings) | ({ kind: 'product' } & Product) | ({ kind: 'dose' } & Dose) | ({ kind: 'effect' } & EffectRating)
  | ({ kind: 'check_in' } & CheckIn) | ({ kind: 'symptoms' } & Symptoms) | ({ kind: 'activity' } & Activity) | ({ kind: 'day' } & DayAnswer);

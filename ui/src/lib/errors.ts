// What a person is told when the program says no: how grave it is, the words, and what they can do. One row for each code.
import type { ErrorCode } from './wire';

export type Severity =
  /** Nothing went wrong; there was nothing to do. */
  | 'note'
  /** What was typed has to change. */
  | 'fix'
  /** Something outside the entry is in the way. */
  | 'problem'
  /** The journal cannot be used as it is. */
  | 'stop';
export type Action = 'none' | 'unlock' | 'begin' | 'try_again' | 'read_again';
export type Told = { severity: Severity; words: string; action: Action };

export const ERRORS: Record<ErrorCode, Told> = {
  no_journal: { severity: 'stop', words: 'error-no-journal', action: 'begin' },
  journal_exists: { severity: 'problem', words: 'error-journal-exists', action: 'unlock' },
  locked: { severity: 'note', words: 'error-locked', action: 'unlock' },
  wrong_passphrase: { severity: 'fix', words: 'error-wrong-passphrase', action: 'none' },
  wrong_recovery_code: { severity: 'fix', words: 'error-wrong-recovery-code', action: 'none' },
  empty_passphrase: { severity: 'fix', words: 'error-empty-passphrase', action: 'none' },
  keys_missing: { severity: 'stop', words: 'error-keys-missing', action: 'try_again' },
  database_missing: { severity: 'stop', words: 'error-database-missing', action: 'try_again' },
  newer_file: { severity: 'stop', words: 'error-newer-file', action: 'try_again' },
  damaged: { severity: 'stop', words: 'error-damaged', action: 'try_again' },
  busy: { severity: 'problem', words: 'error-busy', action: 'try_again' },
  disk_full: { severity: 'problem', words: 'error-disk-full', action: 'none' },
  no_permission: { severity: 'problem', words: 'error-no-permission', action: 'none' },
  unread: { severity: 'fix', words: 'error-unread', action: 'none' },
  needs_yes: { severity: 'fix', words: 'error-needs-yes', action: 'none' },
  invalid_field: { severity: 'fix', words: 'error-invalid-field', action: 'none' },
  gone: { severity: 'problem', words: 'error-gone', action: 'read_again' },
  already_there: { severity: 'problem', words: 'error-already-there', action: 'read_again' },
  day_has_dose: { severity: 'note', words: 'error-day-has-dose', action: 'read_again' },
  product_in_use: { severity: 'note', words: 'error-product-in-use', action: 'none' },
  product_missing: { severity: 'problem', words: 'error-product-missing', action: 'read_again' },
  dose_missing: { severity: 'problem', words: 'error-dose-missing', action: 'read_again' },
  appointment_missing: { severity: 'problem', words: 'error-appointment-missing', action: 'read_again' },
  nothing_to_repeat: { severity: 'note', words: 'error-nothing-to-repeat', action: 'none' },
  nothing_to_undo: { severity: 'note', words: 'error-nothing-to-undo', action: 'none' },
  nothing_to_redo: { severity: 'note', words: 'error-nothing-to-redo', action: 'none' },
  undo_conflict: { severity: 'problem', words: 'error-undo-conflict', action: 'read_again' },
  no_chart: { severity: 'problem', words: 'error-no-chart', action: 'try_again' },
  not_written: { severity: 'problem', words: 'error-not-written', action: 'none' },
  plan_refused: { severity: 'fix', words: 'error-plan-refused', action: 'none' },
  unexpected: { severity: 'problem', words: 'error-unexpected', action: 'try_again' },
};

/** Reasons a field can be refused for, with their words. */
export const REASONS: Record<string, string> = {
  empty: 'reason-empty',
  zero: 'reason-zero',
  not_a_number: 'reason-not-a-number',
  too_large: 'reason-too-large',
  too_long: 'reason-too-long',
  outside_years: 'reason-outside-years',
  control_characters: 'reason-control-characters',
  items_or_total: 'reason-items-or-total',
  backwards: 'reason-backwards',
  over_ten_years: 'reason-over-ten-years',
  below_resolution: 'reason-below-resolution',
  not_lower: 'reason-not-lower',
  one_form: 'reason-one-form',
  twice: 'reason-twice',
  does_not_fit: 'reason-does-not-fit',
  no_such_time: 'reason-no-such-time',
  negative: 'reason-negative',
  too_fine: 'reason-too-fine',
  not_a_time: 'reason-not-a-time',
  not_a_date: 'reason-not-a-date',
  is_kratom: 'reason-is-kratom',
  no_such_zone: 'reason-no-such-zone',
  not_a_hot_key: 'reason-not-a-hot-key',
  needs_modifier: 'reason-needs-modifier',
  not_a_choice: 'reason-not-a-choice',
  unknown: 'reason-unknown',
};

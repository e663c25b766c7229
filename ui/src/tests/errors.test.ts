import { describe, expect, it } from 'vitest';
import { asRefusal, Refused } from '../lib/api';
import { errorText } from '../lib/app.svelte';
import type { AppError, ErrorCode } from '../lib/wire';
import { ERRORS, REASONS } from '../lib/errors';
import { known, t } from '../lib/words';

const error = (code: ErrorCode, more: Partial<AppError> = {}): AppError => ({ code, field: null, reason: null, asks: [], unread: [], sentence: null, detail: '', ...more });

describe('the error table', () => {
  for (const [code, row] of Object.entries(ERRORS)) {
    it(`${code} has words of its own and an action that has words`, () => {
      expect(row.words).toBe(`error-${code.replaceAll('_', '-')}`);
      expect(known(row.words)).toBe(true);
      if (row.action !== 'none') expect(known(`action-${row.action.replaceAll('_', '-')}`)).toBe(true);
    });
  }

  it('every reason has words', () => {
    for (const words of Object.values(REASONS)) expect(known(words)).toBe(true);
  });

  it('no two codes are told the same', () => {
    const words = Object.keys(ERRORS).map((code) => errorText(error(code as ErrorCode)));
    expect(new Set(words).size).toBe(words.length);
  });

  it('a refused field is named with its reason', () => {
    expect(errorText(error('invalid_field', { field: 'amount', reason: 'zero' }))).toBe('Amount: this has to be above zero');
  });

  it('an unknown field or reason still makes a sentence', () => {
    expect(errorText(error('invalid_field', { field: 'moon', reason: 'is_full' }))).toBe(`moon: ${t('reason-unknown')}`);
  });
});

describe('what was thrown', () => {
  it('keeps a code of the program', () => expect(asRefusal(error('gone')).code).toBe('gone'));
  it('passes a refusal through', () => {
    const refused = new Refused(error('locked'));
    expect(asRefusal(refused)).toBe(refused);
  });
  it('anything else is unexpected and keeps its words', () => {
    for (const thrown of ['not allowed', new Error('not allowed'), { code: 'from_the_future', detail: 'not allowed' }]) {
      const refused = asRefusal(thrown);
      expect(refused.code).toBe('unexpected');
      expect(refused.app.detail).toBe('not allowed');
    }
  });
});

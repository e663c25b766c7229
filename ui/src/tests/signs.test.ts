import { afterEach, describe, expect, it } from 'vitest';
import SignList from '../parts/SignList.svelte';
import SignNotices from '../parts/SignNotices.svelte';
import { app } from '../lib/app.svelte';
import type { SignView } from '../lib/wire';
import { button, byName, clean, logged, program, refusal, settle, show, type } from './program';

const OPTIONS = 'Options people discuss with a clinician: keep the amount the same.';
const sign = (more: Partial<SignView> = {}): SignView => ({
  sign: 'larger_doses', name: 'Larger doses', state: 'found', since: '2026-11-10', finding: 'Your doses were larger: about 1.4×.', options: OPTIONS,
  sentence: `Your doses were larger: about 1.4×. ${OPTIONS}`, evidence: 'Score 3.1; it counts from 2 on.', have: null, need: null, notice: true, ...more,
});
const clear = sign({ sign: 'more_frequent', name: 'More often', state: 'clear', since: null, options: null, notice: false, finding: 'No clear rise.', sentence: 'No clear rise.' });
const scarce = sign({ sign: 'symptoms_when_less', name: 'Symptoms on cutting back', state: 'insufficient', since: null, options: null, notice: false, have: 1, need: 3, evidence: '', sentence: 'Not enough.' });

afterEach(clean);

describe('signs on Today', () => {
  it('tells only of signs that are due, with options and numbers, and without alarm', async () => {
    program({ signs: () => ({ as_of: '2026-11-24', signs: [sign(), clear, sign({ sign: 'same_dose_less_effect', name: 'The same dose did less', notice: false })] }) });
    show(SignNotices, {});
    await settle();
    const text = document.body.textContent ?? '';
    expect(text).toContain('about 1.4×');
    expect(text).toContain(OPTIONS);
    expect(text, 'a found sign that was told of lately stays quiet').not.toContain('The same dose did less');
    expect(document.querySelector('[role=alert], .warn, .fault'), 'a sign is no alarm').toBeNull();
  });

  it('shows nothing at all when no sign is due', async () => {
    program({ signs: () => ({ as_of: '2026-11-24', signs: [clear] }) });
    show(SignNotices, {});
    await settle();
    expect(document.querySelector('section')).toBeNull();
  });

  it('stores the reason, says what was stored and can undo it', async () => {
    const stored = { kind: 'dismissal' as const, id: '1', sign: 'larger_doses', at: '2026-11-24T13:40:00+01:00', reason: 'moved house' };
    const { of } = program({
      signs: () => ({ as_of: '2026-11-24', signs: [sign()] }),
      dismiss_sign: () => logged({ op: 'add', stored: [stored], stack: { undo: 'add', redo: null } }),
      products: () => [], settings: () => ({ primary_effect: null, primary_effect_anchor: null }),
    });
    show(SignNotices, {});
    await settle();
    button('I know why: Larger doses').click();
    await settle();
    const field = document.querySelector('textarea');
    if (!field) throw new Error('the dialog asks for a reason');
    type(field, '  moved house ');
    button('Set aside').click();
    await settle(30);
    expect(of('dismiss_sign')).toEqual([{ sign: 'larger_doses', reason: 'moved house' }]);
    expect(document.querySelector('dialog'), 'the dialog closes').toBeNull();
    expect(app.said?.undo, 'the status line offers undo').toBe(true);
  });

  it('a reason that cannot be stored is answered in the dialog', async () => {
    program({ signs: () => ({ as_of: '2026-11-24', signs: [sign()] }), dismiss_sign: () => { throw refusal('invalid_field', { field: 'reason', reason: 'too_long' }); } });
    show(SignNotices, {});
    await settle();
    button('I know why: Larger doses').click();
    await settle();
    button('Set aside').click();
    await settle(30);
    expect(document.querySelector('dialog [role=alert]')?.textContent).toContain('Reason');
  });
});

describe('signs on Trends', () => {
  it('lists each with its state, and what is missing with its counts', async () => {
    program({ signs: () => ({ as_of: '2026-11-24', signs: [sign({ notice: false }), sign({ sign: 'same_dose_less_effect', name: 'The same dose did less' }), clear, scarce] }) });
    show(SignList, {});
    await settle();
    const items = [...document.querySelectorAll('li')].map((one) => one.textContent ?? '');
    expect(items).toHaveLength(4);
    expect((document.body.textContent ?? '').split(OPTIONS), 'options are said once').toHaveLength(2);
    expect(items[0]).toContain('since');
    expect(items[2]).toContain('not seen');
    expect(items[3]).toContain('not enough data: 1 of 3');
    expect(byName('button', /I know why/), 'a found sign can be set aside').toBeDefined();
    expect(document.querySelectorAll('li button')).toHaveLength(2);
  });
});

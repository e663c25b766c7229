import { afterEach, describe, expect, it, vi } from 'vitest';
import { app } from '../lib/app.svelte';
import type { Ask, Reading } from '../lib/wire';
import { ENTRY_LINE } from '../lib/shortcuts';
import QuickEntry from '../parts/QuickEntry.svelte';
import { button, byName, clean, key, logged, program, reading, refusal, settle, show, type } from './program';

const AFTER_READING = 60;
/** Longer than the pause in which an Enter still belongs to the line. */
const SEEN = 400;
const ask: Ask = { ask: 'far_above_usual', amount: '40 g', product: 'Red Bali' };

const line = () => document.getElementById(ENTRY_LINE) as HTMLInputElement;
const text = () => document.body.textContent ?? '';
const open = (answers: Parameters<typeof program>[0]) => {
  const asked = program({ read_line: () => reading(), ...answers });
  show(QuickEntry, { today: '2026-11-24' });
  return asked;
};

afterEach(clean);

describe('reading while typing', () => {
  it('asks once for a burst of keys, and shows the parts', async () => {
    const asked = open({ read_line: ({ line: typed }) => reading({ chips: [{ part: 'amount', value: '2.5 g', start: 0, end: String(typed).length }] }) });
    for (const typed of ['2', '2.', '2.5', '2.5g']) type(line(), typed);
    await settle(AFTER_READING);
    expect(asked.of('read_line')).toEqual([{ line: '2.5g' }]);
    expect(byName('button', '2.5 g')).toBeDefined();
  });

  it('drops an answer to an older line, however late it comes', async () => {
    const waiting: ((answer: Reading) => void)[] = [];
    open({ read_line: () => new Promise<Reading>((answer) => waiting.push(answer)) });
    type(line(), '2g');
    await settle(AFTER_READING);
    type(line(), '3g');
    await settle(AFTER_READING);
    const chips = (value: string): Reading => reading({ chips: [{ part: 'product', value, start: 0, end: 2 }] });
    waiting[1]?.(chips('new'));
    await settle();
    waiting[0]?.(chips('old'));
    await settle();
    expect(byName('button', 'new')).toBeDefined();
    expect(byName('button', 'old'), 'the older answer must not replace the newer').toBeUndefined();
  });

  it('marks what was not read in its place, and an offer replaces just that', async () => {
    open({ read_line: ({ line: typed }) => (String(typed).includes('balli') ? reading({ unread: [{ text: 'red balli', start: 5, end: 14, why: 'near_miss', offers: ['Red Bali'] }] }) : reading()) });
    type(line(), '2.5g red balli 20m ago');
    await settle(AFTER_READING);
    expect(document.querySelector('mark')?.textContent).toBe('red balli');
    button('Use “Red Bali”').click();
    await settle(AFTER_READING);
    expect(line().value).toBe('2.5g Red Bali 20m ago');
    expect(document.querySelector('mark')).toBeNull();
  });

  it('a name close to another can be meant as a new product', async () => {
    open({ read_line: ({ line: typed }) => (String(typed).includes('"') ? reading() : reading({ unread: [{ text: 'red balli', start: 5, end: 14, why: 'near_miss', offers: ['"Red Bali"'] }] })) });
    type(line(), '2.5g red balli');
    await settle(AFTER_READING);
    expect(byName('button', 'Use “Red Bali”'), 'quotes are for the grammar, not for the eye').toBeDefined();
    button('New product “red balli”').click();
    await settle(AFTER_READING);
    expect(line().value).toBe('2.5g "red balli"');
  });

  it('an emptied line shows nothing and asks nothing', async () => {
    const asked = open({ read_line: () => reading({ chips: [{ part: 'tag', value: 'work', start: 0, end: 5 }] }) });
    type(line(), '#work');
    await settle(AFTER_READING);
    type(line(), '');
    await settle(AFTER_READING);
    expect(byName('button', '#work')).toBeUndefined();
    expect(asked.of('read_line').length).toBe(1);
  });

  it('the sentence about lower tolerance is shown before anything is stored', async () => {
    open({ read_line: () => reading({ notices: [{ notice: 'tolerance_may_be_lower' }] }) });
    type(line(), '2.5g');
    await settle(AFTER_READING);
    expect(text()).toContain('Your tolerance may be lower now. The amount you used before can be too much.');
  });
});

describe('Enter', () => {
  it('stores, clears the line and says what was stored', async () => {
    const asked = open({ log_line: () => logged({ stored: [{ kind: 'day', date: '2026-11-23', answer: 'none' }] }) });
    type(line(), 'nothing yesterday');
    key(line(), 'Enter');
    await settle();
    expect(asked.of('log_line')).toEqual([{ line: 'nothing yesterday', yes: false }]);
    expect(line().value).toBe('');
    expect(app.said?.text).toMatch(/^Stored: nothing taken on/);
    expect(app.said?.undo).toBe(true);
  });

  it('does nothing in an empty line', async () => {
    const asked = open({});
    key(line(), 'Enter');
    await settle();
    expect(asked.of('log_line')).toEqual([]);
  });

  it('pressed twice in a hurry stores once', async () => {
    let answer: (() => void) | undefined;
    const asked = open({ log_line: () => new Promise((done) => { answer = () => done(logged()); }) });
    type(line(), '2.5g');
    key(line(), 'Enter');
    key(line(), 'Enter');
    answer?.();
    await settle();
    expect(asked.of('log_line').length).toBe(1);
  });

  it('leaves what was typed while the program was storing', async () => {
    let answer: (() => void) | undefined;
    open({ log_line: () => new Promise((done) => { answer = () => done(logged()); }) });
    type(line(), '2.5g');
    key(line(), 'Enter');
    type(line(), 'mood 6');
    await settle();
    answer?.();
    await settle();
    expect(line().value).toBe('mood 6');
  });

  it('keeps a line that was not understood, and names the words aloud', async () => {
    open({ log_line: () => { throw refusal('unread', { unread: [{ text: 'floop', start: 0, end: 5, why: 'not_understood', offers: [] }] }); } });
    type(line(), 'floop');
    key(line(), 'Enter');
    await settle();
    expect(line().value).toBe('floop');
    expect(document.querySelector('[role=alert]')?.textContent).toContain('“floop” was not understood.');
    expect(line().getAttribute('aria-invalid')).toBe('true');
  });

  it('is not taken while an input method is composing', async () => {
    const asked = open({ log_line: () => logged() });
    type(line(), '2.5g');
    key(line(), 'Enter', { isComposing: true });
    await settle();
    expect(asked.of('log_line')).toEqual([]);
  });
});

describe('being asked back', () => {
  const asking = () => open({ log_line: ({ yes }) => { if (!yes) throw refusal('needs_yes', { asks: [ask] }); return logged(); } });

  it('Enter again means yes', async () => {
    const asked = asking();
    type(line(), '40g');
    key(line(), 'Enter');
    await settle();
    expect(text()).toContain('more than ten times your usual amount');
    await settle(SEEN);
    key(line(), 'Enter');
    await settle();
    expect(asked.of('log_line').map(({ yes }) => yes)).toEqual([false, true]);
    expect(line().value).toBe('');
  });

  it('a double press, or Enter held down, does not answer', async () => {
    const asked = asking();
    type(line(), '40g');
    key(line(), 'Enter');
    await settle();
    key(line(), 'Enter');
    await settle(SEEN);
    key(line(), 'Enter', { repeat: true });
    await settle();
    expect(asked.of('log_line').map(({ yes }) => yes)).toEqual([false]);
    expect(text()).toContain('more than ten times');
  });

  it('Escape means no and keeps the line', async () => {
    const asked = asking();
    type(line(), '40g');
    key(line(), 'Enter');
    await settle();
    key(line(), 'Escape');
    await settle();
    expect(text()).not.toContain('more than ten times');
    expect(line().value).toBe('40g');
    expect(asked.of('log_line').length).toBe(1);
  });

  it('a changed line takes the question away: the next Enter asks anew', async () => {
    const asked = asking();
    type(line(), '40g');
    key(line(), 'Enter');
    await settle();
    type(line(), '400g');
    key(line(), 'Enter');
    await settle();
    expect(asked.of('log_line').map(({ yes }) => yes)).toEqual([false, false]);
  });
});

describe('repeating the last dose', () => {
  const repeat = async () => { app.calls.repeat += 1; await settle(); await settle(); };

  it('is one key when there is nothing to say', async () => {
    const asked = open({ read_repeat: () => reading(), repeat_last: () => logged() });
    await repeat();
    expect(asked.of('repeat_last')).toEqual([{ yes: false }]);
  });

  it('after a pause it says so first, and stores on Enter', async () => {
    const asked = open({ read_repeat: () => reading({ notices: [{ notice: 'tolerance_may_be_lower' }] }), repeat_last: () => logged() });
    await repeat();
    expect(asked.of('repeat_last')).toEqual([]);
    expect(text()).toContain('Your tolerance may be lower now.');
    await settle(SEEN);
    key(line(), 'Enter');
    await settle();
    expect(asked.of('repeat_last')).toEqual([{ yes: true }]);
  });

  it('Escape leaves it unstored', async () => {
    const asked = open({ read_repeat: () => reading({ asks: [ask] }), repeat_last: () => logged() });
    await repeat();
    key(line(), 'Escape');
    key(line(), 'Enter');
    await settle();
    expect(asked.of('repeat_last')).toEqual([]);
  });

  it('says when there is nothing to repeat', async () => {
    open({ read_repeat: () => null });
    await repeat();
    expect(app.said?.text).toBe('There is no dose to repeat yet.');
  });
});

describe('a journal that locks meanwhile', () => {
  it('leads to the locked screen instead of a message', async () => {
    open({ log_line: () => { throw refusal('locked'); } });
    type(line(), '2.5g');
    key(line(), 'Enter');
    await settle();
    await vi.waitFor(() => expect(app.vault?.presence).toBe('locked'));
    expect(app.said).toBeNull();
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { combination } from '../lib/keys';
import { TELL_EVERY_MS, tellPresence } from '../lib/presence';
import DeviceSettings from '../parts/DeviceSettings.svelte';
import QuickWindow from '../screens/QuickWindow.svelte';
import { button, byName, clean, emptyDay, key, logged, program, reading, refusal, settle, show, type } from './program';

const chosen = { hot_key: 'Ctrl+Alt+J' as string | null, background: false, lock_after_minutes: 15 as number | null, language: 'en', reminder_words: false, reminders_paused_until: null };
const view = (settings = chosen, here = {}, autostart = false) => ({ settings, here: { hot_key: 'ready', tray: 'off', ...here }, autostart });
const text = () => document.body.textContent ?? '';
const settings = { day_starts_at: '04:00', home_zone: 'Europe/Berlin', primary_effect: null, primary_effect_anchor: null, regular_use_days_before: null, reference_from: null };
const open = { presence: 'open', demo: false, system_zone: 'Europe/Berlin', version: '0' };

afterEach(clean);

describe('the settings of this computer', () => {
  const field = () => document.querySelector<HTMLInputElement>('input:not([type=checkbox])')!;

  it('are kept at once, whole', async () => {
    const asked = program({ device: () => view(), save_device: ({ settings: kept }) => view(kept as typeof chosen) });
    show(DeviceSettings, {});
    await settle();
    const select = document.querySelector('select')!;
    expect(select.value).toBe('15');
    select.value = 'never';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(asked.of('save_device')).toEqual([{ settings: { ...chosen, lock_after_minutes: null } }]);
  });

  it('say when another program has the keys, and that Wayland gives none', async () => {
    program({ device: () => view(chosen, { hot_key: 'taken', tray: 'no_library' }) });
    show(DeviceSettings, {});
    await settle();
    expect(text()).toContain('Another program already uses these keys.');
    expect(text()).toContain('libayatana-appindicator is not installed');
    await clean();
    program({ device: () => view(chosen, { hot_key: 'not_allowed' }) });
    show(DeviceSettings, {});
    await settle();
    expect(text()).toContain('ebbline-desktop --quick');
  });

  it('name what is wrong with the keys beside them and keep the old ones', async () => {
    program({ device: () => view(), save_device: () => { throw refusal('invalid_field', { field: 'hot_key', reason: 'needs_modifier' }); } });
    show(DeviceSettings, {});
    await settle();
    type(field(), 'J');
    key(field(), 'Enter');
    await settle();
    expect(text()).toContain('Ctrl, Alt or the system key has to be among the keys');
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('start with the session only when the system took it, and say whether notifications arrive', async () => {
    let refuse = true;
    program({
      device: () => view(),
      set_autostart: ({ on }) => { if (refuse) throw refusal('no_permission'); return view(chosen, {}, on as boolean); },
      try_notification: () => 'nobody',
    });
    show(DeviceSettings, {});
    await settle();
    const box = () => byName<HTMLLabelElement>('label', /Start with the session/)!.querySelector('input')!;
    box().click();
    await settle();
    expect(box().checked).toBe(false);
    refuse = false;
    box().click();
    await settle();
    expect(box().checked).toBe(true);
    button('Try a notification').click();
    await settle();
    expect(text()).toContain('Nothing on this desktop shows notifications.');
  });

  it('take keys as they are pressed, and turn them off and on', async () => {
    let kept = { ...chosen };
    const asked = program({ device: () => view(kept), save_device: ({ settings: next }) => view(kept = next as typeof chosen) });
    show(DeviceSettings, {});
    await settle();
    key(field(), 'k', { code: 'KeyK', ctrlKey: true, shiftKey: true });
    await settle();
    expect(asked.of('save_device').at(-1)).toEqual({ settings: { ...chosen, hot_key: 'Ctrl+Shift+K' } });
    const on = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')][0]!;
    on.click();
    await settle();
    expect(kept.hot_key).toBeNull();
    on.click();
    await settle();
    expect(kept.hot_key).toBe('Ctrl+Shift+K');
  });
});

describe('combinations', () => {
  const pressed = (name: string, code: string, more: Partial<KeyboardEvent> = {}) => combination({ key: name, code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...more });
  it('are written by the place of the key, whatever sign it makes with modifiers', () => {
    expect(pressed('ĵ', 'KeyJ', { ctrlKey: true, altKey: true })).toBe('Ctrl+Alt+J');
    expect(pressed('!', 'Digit1', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+1');
    expect(pressed(' ', 'Space', { metaKey: true })).toBe('Super+Space');
  });
  it('leave alone what edits text or is not finished', () => {
    expect(pressed('c', 'KeyC', { ctrlKey: true })).toBeNull();
    expect(pressed('A', 'KeyA', { shiftKey: true })).toBeNull();
    expect(pressed('Alt', 'AltLeft', { ctrlKey: true, altKey: true })).toBeNull();
  });
});

describe('presence', () => {
  it('is told at the first sign and then not more often than needed', async () => {
    const asked = program({ somebody_is_here: () => null });
    const now = vi.spyOn(performance, 'now').mockReturnValue(5);
    const stop = tellPresence();
    try {
      for (const at of [5, 6, TELL_EVERY_MS, TELL_EVERY_MS + 5, TELL_EVERY_MS + 6]) {
        now.mockReturnValue(at);
        window.dispatchEvent(new Event('pointermove'));
      }
      await settle();
      expect(asked.of('somebody_is_here').length).toBe(2);
    } finally {
      stop();
      now.mockRestore();
    }
  });
});

describe('the small window', () => {
  const answers = { vault_state: () => open, products: () => [], settings: () => settings, today: () => emptyDay, read_line: () => reading(), fit_quick: () => null, close_quick: () => null, somebody_is_here: () => null };
  const line = () => byName<HTMLInputElement>('input', 'New entry')!;

  it('says how high it is, has the caret in the line, and offers nothing else', async () => {
    const asked = program(answers);
    show(QuickWindow, {});
    await settle();
    expect(asked.of('fit_quick').length).toBeGreaterThan(0);
    expect(document.activeElement).toBe(line());
    expect(document.querySelectorAll('button').length).toBe(0);
  });

  it('Enter stores and closes', async () => {
    const asked = program({ ...answers, log_line: () => logged() });
    show(QuickWindow, {});
    await settle();
    type(line(), '2g');
    key(line(), 'Enter');
    await settle();
    expect(asked.of('log_line')).toEqual([{ line: '2g', yes: false }]);
    expect(asked.of('close_quick')).toEqual([{ stored: true }]);
    expect(line().value).toBe('');
  });

  it('what has to be known stays on the screen until Enter', async () => {
    const asked = program({ ...answers, log_line: () => logged({ notices: [{ notice: 'tolerance_may_be_lower' }] }) });
    show(QuickWindow, {});
    await settle();
    type(line(), '2g');
    key(line(), 'Enter');
    await settle();
    expect(asked.of('close_quick')).toEqual([]);
    expect(text()).toContain('Your tolerance may be lower now.');
    key(document.body, 'Enter');
    await settle();
    expect(asked.of('close_quick')).toEqual([{ stored: true }]);
  });

  it('Escape closes and stores nothing, but first answers a question', async () => {
    const asked = program({ ...answers, log_line: () => { throw refusal('needs_yes', { asks: [{ ask: 'in_the_future', at: '2027-01-01T10:00:00+01:00' }] }); } });
    show(QuickWindow, {});
    await settle();
    type(line(), '2g');
    key(line(), 'Enter');
    await settle();
    button('No, change it');
    key(line(), 'Escape');
    await settle();
    expect(asked.of('close_quick')).toEqual([]);
    key(line(), 'Escape');
    await settle();
    expect(asked.of('close_quick')).toEqual([{ stored: false }]);
    expect(asked.of('log_line').length).toBe(1);
  });

  it('a refusal stays with the line', async () => {
    const asked = program({ ...answers, log_line: () => { throw refusal('disk_full'); } });
    show(QuickWindow, {});
    await settle();
    type(line(), '2g');
    key(line(), 'Enter');
    await settle();
    expect(text()).toContain('The disk is full. Nothing was stored.');
    expect(line().value).toBe('2g');
    expect(asked.of('close_quick')).toEqual([]);
  });
});

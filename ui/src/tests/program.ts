// Stands in for the program in component tests: answers set by the test, everything asked written down.
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { flushSync, mount, tick, unmount, type Component } from 'svelte';
import type { AppError, ErrorCode, Logged, Reading, TodayView } from '../lib/wire';
import { app } from '../lib/app.svelte';

export type Asked = { name: string; args: Record<string, unknown> };
type Answer = (args: Record<string, unknown>) => unknown;

export const refusal = (code: ErrorCode, more: Partial<AppError> = {}): AppError => ({ code, field: null, reason: null, asks: [], unread: [], sentence: null, detail: '', ...more });
export const logged = (more: Partial<Logged> = {}): Logged => ({ op: 'log', stored: [], removed: [], notices: [], stack: { undo: 'log', redo: null }, ...more });
export const reading = (more: Partial<Reading> = {}): Reading => ({ entries: [], chips: [], unread: [], asks: [], notices: [], canonical: '', ...more });
export const emptyDay: TodayView = {
  date: '2026-11-24', zone: 'Europe/Berlin', now_local: '13:40', day_starts_at: '04:00', now_fraction: 0.4, doses: [], others: [], minutes_since_last_dose: null, unrated: null,
  unanswered_yesterday: null, totals: [], tolerance_may_be_lower: false, entry_count: 1, primary_effect: null, primary_effect_anchor: null, stack: { undo: null, redo: null },
};

// Sizes are read with this; the test document has no layout.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

Element.prototype.scrollIntoView ??= () => {};

// The test document knows dialogs only as elements.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true; };

export function program(answers: Record<string, Answer>) {
  const asked: Asked[] = [];
  mockIPC(async (name, args) => {
    const given = (args ?? {}) as Record<string, unknown>;
    asked.push({ name, args: given });
    const answer = answers[name];
    if (!answer) throw new Error(`the test has no answer for ${name}`);
    return answer(given);
  }, { shouldMockEvents: true });
  app.vault = { presence: 'open', demo: false, system_zone: 'Europe/Berlin', version: '0' };
  app.said = null;
  app.open = null;
  app.emergency = false;
  app.recoveryCode = null;
  app.stopped = null;
  app.screen = 'today';
  return { asked, of: (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args) };
}

const SETTLED_MS = 30;
const mounted: Record<string, unknown>[] = [];

export function show<P extends Record<string, unknown>>(component: Component<P>, props: P) {
  mounted.push(mount(component, { target: document.body, props }) as Record<string, unknown>);
  flushSync();
}

export async function clean() {
  for (const one of mounted.splice(0)) await unmount(one);
  // What was still asked when the test ended is answered before the program goes away.
  await settle(SETTLED_MS);
  document.body.replaceChildren();
  clearMocks();
}

/** Lets answers arrive and the screen follow. */
export async function settle(ms = 0) {
  await new Promise((done) => setTimeout(done, ms));
  await tick();
  flushSync();
}

/** The text without what is drawn for the eye only. */
function spoken(one: HTMLElement): string {
  const copy = one.cloneNode(true) as HTMLElement;
  copy.querySelectorAll('[aria-hidden="true"]').forEach((hidden) => hidden.remove());
  return copy.textContent ?? '';
}

export const byName = <E extends HTMLElement>(selector: string, name: string | RegExp): E | undefined =>
  [...document.querySelectorAll<E>(selector)].find((one) => {
    const said = (one.getAttribute('aria-label') ?? spoken(one)).trim();
    return typeof name === 'string' ? said === name : name.test(said);
  });

export const button = (name: string | RegExp): HTMLButtonElement => {
  const found = byName<HTMLButtonElement>('button', name);
  if (!found) throw new Error(`no button ${name} among: ${[...document.querySelectorAll('button')].map((one) => one.getAttribute('aria-label') ?? one.textContent).join(' | ')}`);
  return found;
};

export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string) {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  flushSync();
}

export function key(target: EventTarget, name: string, more: KeyboardEventInit = {}) {
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));
  flushSync();
}

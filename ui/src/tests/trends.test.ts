import { afterEach, describe, expect, it, vi } from 'vitest';
import { afterKey, dayAt, nearest, zoomed, type Place } from '../lib/chart-places';
import Trends from '../screens/Trends.svelte';
import { app } from '../lib/app.svelte';
import { button, byName, clean, key, program, refusal, settle, show } from './program';

const place = (panel: number, x: number, y: number | null = 0): Place => ({ panel, x, y, text: `${panel} at ${x}` });
const two = [place(0, 0), place(0, 10), place(0, 20), place(1, 2), place(1, 19)];

describe('walking over the values of a chart', () => {
  it('arrow keys stay in a panel, up and down change it, ends and pages are reached', () => {
    expect(afterKey(two, null, 'ArrowRight')).toBe(0);
    expect(afterKey(two, null, 'ArrowLeft')).toBe(2);
    expect(afterKey(two, 0, 'ArrowRight')).toBe(1);
    expect(afterKey(two, 2, 'ArrowRight')).toBe(2);
    expect(afterKey(two, 2, 'ArrowDown')).toBe(4);
    expect(afterKey(two, 3, 'ArrowUp')).toBe(0);
    expect(afterKey(two, 3, 'ArrowDown')).toBe(3);
    expect(afterKey(two, 1, 'End')).toBe(2);
    expect(afterKey(two, 4, 'Home')).toBe(3);
    expect(afterKey(two, 0, 'x')).toBe(null);
    const many = Array.from({ length: 200 }, (_, x) => place(0, x));
    expect(afterKey(many, 0, 'PageDown')).toBe(20);
    expect(afterKey(many, 10, 'PageUp')).toBe(0);
  });

  it('every value is reached by the keys alone', () => {
    const many = Array.from({ length: 60 }, (_, k) => place(k % 3, (k * 37) % 101));
    const reached = new Set<number>();
    let at: number | null = null;
    for (const panel of [0, 1, 2]) {
      if (panel > 0) at = afterKey(many, at, 'ArrowDown');
      at = afterKey(many, at, 'Home');
      for (let step = 0; step < 30 && at !== null; step += 1) {
        reached.add(at);
        at = afterKey(many, at, 'ArrowRight');
      }
    }
    expect(reached.size).toBe(60);
  });

  it('the nearest value counts along the days first', () => {
    expect(nearest([place(0, 0, 100), place(0, 30, 0)], 5, 0)).toBe(1);
    expect(nearest([place(0, 0, 20), place(0, 30, 0)], 5, 0)).toBe(0);
    expect(nearest([], 5, 0)).toBe(null);
  });

  it('zooming stays within the days there are', () => {
    const all = { from: '2026-01-01', to: '2026-12-31' };
    expect(zoomed(all, '2026-12-31', 0.5, all)).toEqual({ from: '2026-07-02', to: '2026-12-31' });
    expect(zoomed({ from: '2026-07-02', to: '2026-12-31' }, '2026-12-31', 2, all)).toEqual({ from: '2025-12-31' < all.from ? all.from : '2025-12-31', to: '2026-12-31' });
    expect(zoomed({ from: '2026-03-01', to: '2026-03-03' }, '2026-03-02', 0.5, all)).toBe(null);
    const places = { left: 0, top: 0, right: 100, bottom: 50, readings: [] };
    expect(dayAt(places, { from: '2026-01-01', to: '2026-01-10' }, 0)).toBe('2026-01-01');
    expect(dayAt(places, { from: '2026-01-01', to: '2026-01-10' }, 99)).toBe('2026-01-10');
    expect(dayAt(places, { from: '2026-01-01', to: '2026-01-10' }, 500)).toBe('2026-01-10');
  });
});

const view = {
  title: 'Felt tolerance', svg: '<svg></svg>', width: 700, height: 240, sentence: 'No clear change.', alt: 'A flat line. No clear change.', empty: null, csv: 'Day\r\n2026-11-24\r\n',
  table: { columns: ['Day'], rows: [['2026-11-24']] }, notes: ['A note.'], days: { from: '2026-08-26', to: '2026-11-24' },
  places: { left: 40, top: 20, right: 690, bottom: 200, readings: [{ panel: 0, x: 40, y: 50, text: '26 Aug: 1×' }, { panel: 0, x: 690, y: 60, text: '24 Nov: 1.1×' }] },
};
const list = {
  today: '2026-11-24', first: '2026-01-01', since_break: '2026-10-02', lanes: ['leaf'],
  charts: [{ name: 'trend', group: 'tolerance', title: 'Felt tolerance' }],
};
const answers = { charts: () => list, chart: ({ request }: Record<string, unknown>) => ({ view, compared: (request as { compare_from: string | null }).compare_from === null ? null : { ...view, sentence: 'Before: the same.' } }), signs: () => ({ as_of: '2026-11-24', signs: [] }) };

// The test document has no layout: every box is 700 wide.
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 700 });

const asksOf = (asked: ReturnType<typeof program>) => asked.of('chart').map(({ request }) => request as { from: string | null; to: string | null; compare_from: string | null; compare_to: string | null });
const choose = async (name: string) => {
  const label = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === name);
  if (!label) throw new Error(`no ${name}`);
  label.querySelector('input')?.click();
  await settle(5);
  await settle(5);
};

afterEach(clean);

describe('Trends', () => {
  it('shows each chart under its heading with sentence, notes and numbers', async () => {
    program(answers);
    show(Trends, {});
    await settle(5);
    await settle(5);
    const said = document.body.textContent ?? '';
    for (const words of ['Tolerance', 'Felt tolerance', 'No clear change.', 'A note.']) expect(said).toContain(words);
    button('Show numbers').click();
    await settle();
    expect(document.querySelector('table')?.textContent).toContain('2026-11-24');
  });

  it('one range serves all charts, a break gives one more, other days can be compared', async () => {
    const asked = program(answers);
    show(Trends, {});
    await settle(5);
    await settle(5);
    expect(asksOf(asked).at(-1)).toMatchObject({ from: '2026-08-26', to: null, compare_from: null });
    await choose('Since the last break');
    expect(asksOf(asked).at(-1)).toMatchObject({ from: '2026-10-02', to: null });
    await choose('2 weeks');
    await choose('Compare with other days');
    expect(asksOf(asked).at(-1)).toMatchObject({ from: '2026-11-11', compare_from: '2026-10-28', compare_to: '2026-11-10' });
    expect(document.body.textContent).toContain('Before: the same.');
    await choose('All');
    expect(asksOf(asked).at(-1)).toMatchObject({ from: null, to: null });
  });

  it('values are read by arrow keys and said aloud; plus zooms and 0 shows all days again', async () => {
    const asked = program(answers);
    show(Trends, {});
    await settle(5);
    await settle(5);
    const chart = byName<HTMLElement>('[role="application"]', 'Felt tolerance');
    if (!chart) throw new Error('no chart');
    const live = () => chart.querySelector('[role="status"]')?.textContent;
    key(chart, 'End');
    expect(live()).toBe('24 Nov: 1.1×');
    key(chart, 'Home');
    expect(live()).toBe('26 Aug: 1×');
    key(chart, 'Escape');
    expect(live()).toBe('');
    key(chart, '+');
    await settle(5);
    await settle(5);
    expect(asksOf(asked).at(-1)).toMatchObject({ from: '2026-10-10', to: '2026-11-24' });
    key(chart, '0');
    await settle(5);
    await settle(5);
    expect(asksOf(asked).at(-1)).toMatchObject({ from: '2026-08-26', to: null });
  });

  it('copies and saves, and says that a file is not encrypted', async () => {
    const copied: string[] = [];
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: async (text: string) => { copied.push(text); } } });
    const asked = program({ ...answers, save_chart: () => 'trend.png' });
    show(Trends, {});
    await settle(5);
    await settle(5);
    button('Copy table').click();
    await settle(5);
    expect(copied).toEqual([view.csv]);
    button('Save picture …').click();
    await settle(5);
    expect(asked.of('save_chart')).toMatchObject([{ format: 'png', path: null }]);
    expect(app.said?.text).toContain('not encrypted');
    vi.unstubAllGlobals();
  });

  it('a chart that cannot be drawn says so in its place', async () => {
    program({ ...answers, chart: () => { throw refusal('no_chart'); } });
    show(Trends, {});
    await settle(5);
    await settle(5);
    expect(document.querySelector('.fault')?.textContent).toBeTruthy();
  });
});

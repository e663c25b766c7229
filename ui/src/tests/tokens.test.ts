import { describe, expect, it } from 'vitest';
import css from '../styles/tokens.css?raw';

type Tokens = Record<string, string>;

function block(start: string): Tokens {
  const from = css.indexOf(start);
  expect(from, `${start} must be in the token file`).toBeGreaterThanOrEqual(0);
  const body = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]));
}

const light = block(':root {');
const dark = { ...light, ...block(":root[data-theme='dark']") };
const systemDark = block(":root:not([data-theme='light'])");

/** WCAG 2.2 relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = 4.5;
const CHART_TEXT = 7;
const SHAPE = 3;
const pairs: [string, string, number][] = [
  ...['bg', 'panel', 'sunken', 'act-soft', 'warn-soft', 'urgent-soft'].map((on): [string, string, number] => ['ink', on, TEXT]),
  ...['bg', 'panel', 'sunken', 'act-soft'].map((on): [string, string, number] => ['ink-2', on, TEXT]),
  ...['bg', 'panel'].map((on): [string, string, number] => ['ink-chart', on, CHART_TEXT]),
  ['act-ink', 'act', TEXT], ['act-ink', 'act-strong', TEXT], ['act', 'panel', TEXT], ['act', 'bg', TEXT], ['act-strong', 'panel', TEXT],
  ['warn', 'warn-soft', TEXT], ['urgent', 'urgent-soft', TEXT], ['urgent', 'panel', TEXT], ['urgent', 'bg', TEXT], ['panel', 'ink', TEXT], ['panel', 'd1', TEXT],
  ...['d1', 'd2', 'd3', 'd4', 'field-line', 'act'].flatMap((shape): [string, string, number][] => [[shape, 'panel', SHAPE], [shape, 'bg', SHAPE]]),
];

describe('colours', () => {
  it('the ratio is computed as WCAG says', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('both dark blocks are the same', () => {
    expect(systemDark).toEqual(block(":root[data-theme='dark']"));
  });

  for (const [name, tokens] of [['light', light], ['dark', dark]] as const) {
    for (const [front, back, least] of pairs) {
      it(`${name}: ${front} on ${back} reaches ${least}`, () => {
        expect(contrast(tokens[front] ?? '', tokens[back] ?? '')).toBeGreaterThanOrEqual(least);
      });
    }
  }

  it('spacing goes in steps of 4 px', () => {
    const steps = Object.entries(light).filter(([name]) => /^s\d+$/.test(name));
    expect(steps.length).toBeGreaterThan(5);
    for (const [name, value] of steps) expect(value).toBe(`${Number(name.slice(1)) * 4}px`);
  });
});

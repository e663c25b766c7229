import { afterEach, describe, expect, it } from 'vitest';
import { amount, clock, dateAfter, moment, monthAfter, number, shortClock, span, typedNumber } from '../lib/format';
import { preferences } from '../lib/preferences.svelte';

afterEach(() => {
  preferences.language = 'en';
  preferences.clock = 'system';
});

describe('numbers and amounts', () => {
  it('a decimal comma is a point, and words are no number', () => {
    expect(['2.5', ' 2,5 ', '.5', '3'].map(typedNumber)).toEqual(['2.5', '2.5', '0.5', '3']);
    for (const text of ['', 'two', '2.5g', '1,234.5', '-1', '1e3', 'NaN', 'Infinity', '.']) expect(typedNumber(text), `“${text}”`).toBeNull();
  });
  it('speak the chosen language', () => {
    preferences.language = 'de';
    expect(number('2.5')).toBe('2,5');
    expect(amount('4', 'capsule')).toBe('4 Kapseln');
  });
  it('count units by number, keep other units as they are, and say when unknown', () => {
    expect(amount('1', 'capsule')).toBe('1 capsule');
    expect(amount('2.5', 'capsule')).toBe('2.5 capsules');
    expect(amount('2.5', 'g')).toBe('2.5 g');
    expect(amount('3', 'Löffel')).toBe('3 Löffel');
    expect(amount(null, 'g')).toBe('amount not known');
  });
  it('keep six decimals', () => expect(number('0.000001')).toBe('0.000001'));
});

describe('dates and times', () => {
  it('cross months, years and leap days', () => {
    expect(dateAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(dateAfter('2024-03-01', -1)).toBe('2024-02-29');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
  });
  it('the clock follows the setting', () => {
    preferences.clock = '24';
    expect(clock('00:05')).toBe('00:05');
    expect(clock('19:05')).toBe('19:05');
    preferences.clock = '12';
    expect(clock('19:05')).toMatch(/^7:05\sPM$/i);
    expect(shortClock('16:00')).toMatch(/^4\sPM$/i);
    expect(shortClock('16:30')).toMatch(/^4:30\sPM$/i);
    preferences.clock = '24';
    expect(shortClock('16:00')).toBe('16:00');
  });
  it('what is no time is shown as it came', () => expect(clock('soon')).toBe('soon'));
  it('an instant keeps the clock of its own place', () => {
    preferences.clock = '24';
    expect(moment('2026-11-24T23:30:00-08:00', '2026-11-24')).toBe('today 23:30');
    expect(moment('2026-11-23T22:00:00+01:00', '2026-11-24')).toBe('yesterday 22:00');
  });
});

describe('spans', () => {
  it.each([[0, '0 min'], [59.9, '59 min'], [60, '1 h 0 min'], [220, '3 h 40 min'], [47 * 60, '47 h 0 min'], [49 * 60, '2 days 1 h'], [-5, '0 min']])('%s minutes are %s', (minutes, words) => {
    expect(span(minutes)).toBe(words);
  });
});

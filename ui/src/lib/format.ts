// Dates, times, amounts and spans as a person reads them. What comes in is what the wire carries: plain civil dates and times.
import { preferences } from './preferences.svelte';
import { known, t } from './words';

const formats = new Map<string, Intl.DateTimeFormat>();

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = preferences.locale + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    // Civil dates are carried as UTC, so that no zone of this machine can move them.
    made = new Intl.DateTimeFormat(preferences.locale, { timeZone: 'UTC', ...options });
    formats.set(key, made);
  }
  return made;
}

const civil = (date: string): Date => new Date(`${date}T00:00:00Z`);

export const longDay = (date: string): string => dates({ weekday: 'long', day: 'numeric', month: 'long' }).format(civil(date));
export const datedDay = (date: string): string => dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(civil(date));
export const shortDay = (date: string): string => dates({ weekday: 'short', day: 'numeric', month: 'short' }).format(civil(date));
export const plainDay = (date: string): string => dates({ day: 'numeric', month: 'short', year: 'numeric' }).format(civil(date));
export const month = (yearMonth: string): string => dates({ month: 'long', year: 'numeric' }).format(civil(`${yearMonth}-01`));
export const weekday = (date: string, style: 'short' | 'long'): string => dates({ weekday: style }).format(civil(date));

/** "08:05" by the chosen clock. */
export function clock(time: string): string {
  const at = new Date(`1970-01-01T${time.slice(0, 5)}:00Z`);
  if (Number.isNaN(at.getTime())) return time;
  return dates({ hour: twelveHours() ? 'numeric' : '2-digit', minute: '2-digit', ...cycle() }).format(at);
}

/** "4 AM" where the clock has twelve hours and the hour is full, for narrow places. */
export function shortClock(time: string): string {
  if (!twelveHours() || !time.endsWith(':00')) return clock(time);
  return dates({ hour: 'numeric', ...cycle() }).format(new Date(`1970-01-01T${time}:00Z`));
}

const cycle = (): Intl.DateTimeFormatOptions => (preferences.clock === '12' ? { hour12: true } : preferences.clock === '24' ? { hourCycle: 'h23' } : {});

export const twelveHours = (): boolean => dates({ hour: 'numeric', ...cycle() }).resolvedOptions().hour12 === true;

/** An RFC 3339 time as the clock on the wall showed it there. */
export function wall(instant: string): { date: string; time: string } {
  return { date: instant.slice(0, 10), time: instant.slice(11, 16) };
}

export function dateAfter(date: string, days: number): string {
  const moved = civil(date);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

export function monthAfter(yearMonth: string, months: number): string {
  const moved = civil(`${yearMonth}-01`);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  return moved.toISOString().slice(0, 7);
}

/** "today 13:20", "yesterday 22:00", or with the date. */
export function moment(instant: string, today: string): string {
  const { date, time } = wall(instant);
  const at = clock(time);
  if (date === today) return t('moment-today', { time: at });
  if (date === dateAfter(today, -1)) return t('moment-yesterday', { time: at });
  return t('moment-day', { day: shortDay(date), time: at });
}

/** A local date and time in full: "Thursday, 3 December 2026, 09:30". */
export const datedMoment = (local: string): string => t('moment-day', { day: datedDay(wall(local).date), time: clock(wall(local).time) });

/** "3 h 40 min". */
export function span(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes));
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  if (days >= 2) return t('span-days-hours', { days, hours });
  const allHours = Math.floor(whole / 60);
  if (allHours > 0) return t('span-hours-minutes', { hours: allHours, minutes: whole % 60 });
  return t('span-minutes', { minutes: whole });
}

export function number(value: string | number): string {
  const read = typeof value === 'number' ? value : Number(value);
  return Number.isFinite(read) ? new Intl.NumberFormat(preferences.locale, { maximumFractionDigits: 6 }).format(read) : String(value);
}

/** "2.5 g", "3 capsules", "amount not known". */
export function amount(value: string | null, unit: string): string {
  if (value === null) return t('amount-unknown');
  const id = `unit-${unit}`;
  if (known(id)) return t(id, { amount: Number(value) });
  return `${number(value)} ${unit}`;
}

/** What a person typed as a number, as the wire carries it; null when it is none. A decimal comma is a point. */
export function typedNumber(text: string): string | null {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$|^\.\d+$/.test(plain) ? plain.replace(/^\./, '0.') : null;
}

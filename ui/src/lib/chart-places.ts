// Where the values of a drawn chart lie, and how keys and pointer walk over them. Pure functions: the picture is only looked at.
import type { Places as Wired, ShownDays } from './wire';
import { dateAfter } from './format';

/** A value's place in the picture, CSS pixels. */
export type Place = { panel: number; x: number; y: number | null; text: string };
/** The ends of the data, and the places of the values. */
export type Places = { left: number; top: number; right: number; bottom: number; readings: Place[] };

/** The wire cannot promise that a number is one; here it is. */
export function laid(places: Wired): Places {
  const number = (value: number | null | undefined) => value ?? 0;
  return {
    left: number(places.left), top: number(places.top), right: number(places.right), bottom: number(places.bottom),
    readings: places.readings.map(({ panel, x, y, text }) => ({ panel, x: number(x), y: y ?? null, text })),
  };
}

/** So far one Page key walks. */
const PAGE = 0.1;
/** Fewer days are not zoomed into. */
export const FEWEST_DAYS = 3;

/** The index of the place nearest to a spot; up and down counts half, because charts are read along their days. */
export function nearest(places: readonly Place[], x: number, y: number): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  places.forEach((place, index) => {
    const away = Math.hypot(place.x - x, place.y === null ? 0 : (place.y - y) / 2);
    if (away < least) [best, least] = [index, away];
  });
  return best;
}

/** The indices of the places of one panel, from left to right. */
function ofPanel(places: readonly Place[], panel: number): number[] {
  return places.map((place, index) => ({ place, index })).filter(({ place }) => place.panel === panel)
    .sort((a, b) => a.place.x - b.place.x || (a.place.y ?? 0) - (b.place.y ?? 0)).map(({ index }) => index);
}

/** Where a key leads from a place (or from nowhere); `null` when the key is none of these. */
export function afterKey(places: readonly Place[], at: number | null, key: string): number | null {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
  if (places.length === 0 || !keys.includes(key)) return null;
  const from = at === null ? undefined : places[at];
  if (!from || at === null) {
    const first = ofPanel(places, Math.min(...places.map(({ panel }) => panel)));
    return (key === 'ArrowRight' || key === 'Home' ? first[0] : first.at(-1)) ?? null;
  }
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const down = key === 'ArrowDown';
    const panels = [...new Set(places.map(({ panel }) => panel))].filter((panel) => (down ? panel > from.panel : panel < from.panel)).sort((a, b) => a - b);
    const panel = down ? panels[0] : panels.at(-1);
    if (panel === undefined) return at;
    return ofPanel(places, panel).reduce((best, index) => (Math.abs((places[index]?.x ?? 0) - from.x) < Math.abs((places[best]?.x ?? Number.POSITIVE_INFINITY) - from.x) ? index : best), -1);
  }
  const row = ofPanel(places, from.panel);
  const here = row.indexOf(at);
  const page = Math.max(1, Math.round(row.length * PAGE));
  const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: row.length - 1, PageUp: here - page, PageDown: here + page }[key] ?? here;
  return row[Math.min(Math.max(to, 0), row.length - 1)] ?? at;
}

const DAY_MS = 86_400_000;
const stamp = (date: string): number => Date.parse(`${date}T00:00:00Z`);
export const daysBetween = (from: string, to: string): number => Math.round((stamp(to) - stamp(from)) / DAY_MS) + 1;

/** The day under a spot. */
export function dayAt(places: Places, days: ShownDays, x: number): string {
  const count = daysBetween(days.from, days.to);
  const share = (x - places.left) / (places.right - places.left);
  return dateAfter(days.from, Math.min(Math.max(Math.floor(share * count), 0), count - 1));
}

/** The days after zooming by a factor around a day, within the days there are; `null` when nothing would change. */
export function zoomed(days: ShownDays, around: string, factor: number, all: ShownDays): ShownDays | null {
  const count = daysBetween(days.from, days.to);
  const length = Math.min(Math.max(Math.round(count * factor), FEWEST_DAYS), daysBetween(all.from, all.to));
  const before = Math.round(((daysBetween(days.from, around) - 1) / count) * length);
  let from = dateAfter(around, -before);
  if (from < all.from) from = all.from;
  let to = dateAfter(from, length - 1);
  if (to > all.to) {
    to = all.to;
    from = dateAfter(to, 1 - length);
    if (from < all.from) from = all.from;
  }
  return from === days.from && to === days.to ? null : { from, to };
}

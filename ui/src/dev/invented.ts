// Only for `vite dev` in a plain browser: an invented journal in memory that answers the commands, so that screens can be looked at
// without the program. Its reading of lines is a rough stand-in; the real grammar lives in Rust. `?vault=absent|locked`,
// `?journal=empty|small|full` and `?demo` choose what is shown.
import { emit } from '@tauri-apps/api/event';
import { mockIPC } from '@tauri-apps/api/mocks';
import type {
  ActivityDraft, AppError, AppointmentDraft, Ask, BulkChange, CalendarDay, ChartView, Chip, Dose, DoseDraft, Entry, EntryKey, EntryLine, ErrorCode, JournalAsk, JournalChoices, Logged, MedicineDraft, Notice, OtherDraft, PastVersionView, PlanDraft, PlanView, Product, QuestionDraft, RatingDraft, Reading, ScoreDraft, Settings, SignView, SymptomsDraft, TodayView, Unread,
} from '../lib/wire';

const TODAY = '2026-11-24';
const NOW = '13:40';
const ZONE = 'Europe/Berlin';

const refuse = (code: ErrorCode, more: Partial<AppError> = {}): never => {
  throw { code, field: null, reason: null, asks: [], unread: [], sentence: null, detail: '', ...more } satisfies AppError;
};

const CHECKLIST = ['restless', 'irritable', 'on edge', 'sweats or chills', 'aching muscles', 'upset stomach', 'runny nose', 'low energy', 'shaky', 'slept badly'];

let ids = 0;
const id = () => `0190-${String(++ids).padStart(6, '0')}`;
const plus = (date: string, days: number) => {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
};
const instant = (date: string, time: string) => `${date}T${time}:00+01:00`;
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clockOf = (minutes: number) => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const dayOf = (at: string) => (at.slice(11, 16) < '04:00' ? plus(at.slice(0, 10), -1) : at.slice(0, 10));

const product = (name: string, more: Partial<Product> = {}): Product => ({
  id: id(), name, substance: 'kratom', form: 'powder', lane: 'leaf', unit: 'g', grams_per_unit: '1', mitragynine_mg_per_unit: null, hydroxymitragynine_mg_per_unit: null,
  unit_sd_grams: null, archived: false, vendor: null, batch: null, note: null, ...more,
});
const dose = (of: Product, date: string, time: string, amount: string | null, more: Partial<Dose> = {}): Entry => ({
  kind: 'dose', id: id(), taken_at: instant(date, time), zone: ZONE, product: of.id, amount, unit: of.unit, amount_sd: null, measured: null, route: 'oral', stomach: null,
  purposes: [], pain_before: null, note: null, tags: [], entered_at: null, edited_at: null, ...more,
});
const effect = (of: Entry, strength: number): Entry => ({
  kind: 'effect', id: id(), dose: of.kind === 'dose' ? of.id : '', rated_at: of.kind === 'dose' ? of.taken_at : '', strength, onset_min: null, duration_min: null,
  side_effects: [], note: null, entered_at: null, edited_at: null,
});

/** A plan for looking at, whose numbers nobody typed. */
function invented(kind: string, state: string): PlanView {
  const taper = kind === 'taper';
  const steps = Array.from({ length: taper ? 8 : 3 }, (_, step) => ({
    date: plus(TODAY, -10 + step * 7), until: plus(TODAY, -4 + step * 7), days: 7, daily_amount: taper ? String((6.4 - step * 0.8).toFixed(1)) : null, unit: taper ? 'g' : null,
    per_slot: taper ? ['2.2', '2.1', '2.1'] : [], product: null, note: taper ? 'your limit' : '7 days without kratom',
  }));
  const fields: PlanDraft = {
    id: `${kind}-${state}`, plan: kind, starts_on: plus(TODAY, -10), ends_on: null, lane: null, hold_when_symptoms_over: null, remind_at: null,
    note_to_self: kind === 'break' ? 'The amount from before can be too much. Call M. on the first weekend.' : null, days: 21, days_on: null, days_off: null, weekdays_off: [],
    high_days: null, low_days: null, high_limit: null, low_limit: null, unit: 'g', products: [], days_each: null, from_daily: '6.4', to_daily: '0.8', method: 'linear', step: '0.8', every_days: 7,
    slots: 3, resolution: '0.1', daily_limit: null, minimum_gap_minutes: null,
  };
  return {
    id: `${kind}-${state}`, kind, kind_word: { break: 'Break', taper: 'Taper', cycle: 'Days on and off' }[kind] ?? kind, state,
    stands: state === 'running' ? 'Break: without kratom, day 11 of 21' : 'Taper: held at your limit of 5.6 g a day',
    hold_offer: kind === 'break' && state === 'running' ? { total: 14, over: 10 } : null,
    hold_words: kind === 'break' && state === 'running' ? 'Your symptoms add up to 14; you wrote down 10 as the point from which you may want to hold. Hold the plan, or leave it as it is?' : null,
    preview: { kind, steps, ends_on: plus(TODAY, 45), shown_until: plus(TODAY, 45), warnings: ['Stopping daily use suddenly usually brings unpleasant withdrawal. It often starts within about a day and usually eases over several days, for some people longer.'] },
    step_today: 1, past: state === 'draft' ? { days: 0, answered: 0, as_planned: 0, otherwise: 0 } : { days: 10, answered: 9, as_planned: 8, otherwise: 1 },
    changes: state === 'held' ? [{ date: plus(TODAY, -2), what: 'hold', what_word: 'hold', reason: 'a cold' }] : [], draft: fields,
  };
}

export function install() {
  const asked = new URLSearchParams(location.search);
  let presence = (asked.get('vault') ?? 'open') as 'absent' | 'locked' | 'open';
  const size = asked.get('journal') ?? 'small';
  let settings: Settings = { day_starts_at: '04:00', home_zone: ZONE, primary_effect: 'pain relief', primary_effect_anchor: '0 = nothing felt, 10 = pain gone', regular_use_days_before: 120, reference_from: null };

  let entries: Entry[] = [];
  let products: Product[] = [];
  const undone: Entry[][] = [];
  const done: Entry[][] = [];

  if (size !== 'empty') {
    const bali = product('Red Bali', { vendor: 'Invented Botanicals' });
    const maeng = product('Maeng Da capsules', { form: 'capsule', unit: 'capsule', grams_per_unit: '0.6' });
    const shot = product('Fourteen-fold extract with a name that goes on for longer than anybody would expect it to', { form: 'shot', lane: 'extract', unit: 'ml', grams_per_unit: null });
    products = [bali, maeng, shot];
    for (let back = size === 'full' ? 260 : 12; back >= 1; back -= 1) {
      const date = plus(TODAY, -back);
      if (back % 9 === 4) { entries.push({ kind: 'day', date, answer: 'none' }); continue; }
      if (back % 13 === 1) continue;
      for (let nth = 0; nth < 1 + (back % 3); nth += 1) {
        const taken = dose(back % 17 === 0 && nth === 1 ? shot : back % 5 === 0 ? maeng : bali, date, clockOf(7 * 60 + 35 + nth * 290 + ((back * 7) % 40)), back % 11 === 3 && nth === 0 ? null : back % 5 === 0 ? '4' : String(2 + (back % 4) * 0.5), { purposes: nth === 0 ? ['pain'] : [], tags: back % 6 === 0 ? ['work'] : [] });
        entries.push(taken);
        if ((back + nth) % 4 !== 0) entries.push(effect(taken, 4 + ((back + nth) % 5)));
      }
      if (back % 4 === 0) entries.push({ kind: 'check_in', id: id(), at: instant(date, '09:15'), zone: ZONE, mood: 6, energy: 4, pain: 5, stress: null, craving: 2, sleep_quality: 7, sleep_hours: 7.5, note: back % 8 === 0 ? 'Slept through for once. The knee was stiff until noon and then let go, so I walked to the lake and back.' : null, entered_at: null, edited_at: null });
    }
    const first = dose(bali, TODAY, '08:05', '2', { purposes: ['pain'], pain_before: 6 });
    entries.push(first, effect(first, 6), { kind: 'activity', id: id(), at: instant(TODAY, '09:20'), zone: ZONE, activity: 'walk', minutes: 30, helped: null, note: null, entered_at: null, edited_at: null });
    if (size === 'full') {
      products.push(product('Wine', { substance: 'alcohol', lane: 'other', form: 'other', unit: 'glass', grams_per_unit: null }), { ...bali, id: id(), batch: 'March 2026', archived: true });
      const visit = id();
      entries.push(
        { kind: 'medicine', id: id(), name: 'Sertraline 50 mg, in the morning', from: '2026-02-01', until: null, note: null, entered_at: null, edited_at: null },
        { kind: 'medicine', id: id(), name: 'Ibuprofen 400', from: null, until: '2026-09-30', note: 'for the knee', entered_at: null, edited_at: null },
        { kind: 'appointment', id: visit, at: instant('2026-12-03', '09:30'), zone: ZONE, with: 'Dr Weiß', note: 'Bring the page and the list of medicines.', entered_at: null, edited_at: null },
        { kind: 'appointment', id: id(), at: instant('2026-06-11', '11:00'), zone: ZONE, with: 'Dr Weiß', note: 'Liver values fine. Come back in half a year.', entered_at: null, edited_at: null },
        { kind: 'question', id: id(), asked_at: instant('2026-11-02', '20:10'), text: 'Is it all right together with sertraline?', appointment: visit, entered_at: null, edited_at: null },
        { kind: 'question', id: id(), asked_at: instant('2026-11-20', '07:10'), text: 'Why does the knee hurt more in the morning than in the evening, and would it help to take the other tablets earlier in the day?', appointment: null, entered_at: null, edited_at: null },
        { kind: 'score', id: id(), at: instant('2026-06-11', '11:20'), zone: ZONE, scale: 'PHQ-9', total: 8, note: null, entered_at: null, edited_at: null },
      );
    }
    entries.push(dose(size === 'full' ? shot : bali, TODAY, '10:00', size === 'full' ? '15' : '2.5', { tags: ['work'], note: size === 'full' ? 'Half before the meeting, the rest after it.' : null }));
  }

  const at = (entry: Entry): string | null => (entry.kind === 'dose' ? entry.taken_at : entry.kind === 'effect' ? entry.rated_at : entry.kind === 'question' ? entry.asked_at : 'at' in entry ? entry.at : null);
  const dayFor = (entry: Entry) => (entry.kind === 'day' ? entry.date : entry.kind === 'medicine' ? '9999' : dayOf(at(entry) ?? ''));
  const keyOf = (entry: Entry) => (entry.kind === 'day' ? entry.date : 'id' in entry ? entry.id : '');
  const effectsOf = (of: string) => entries.flatMap((entry) => (entry.kind === 'effect' && entry.dose === of ? [entry.strength] : []));
  const minutesSinceDose = (when: string): number | null => {
    const before = entries.flatMap((entry) => (entry.kind === 'dose' && entry.taken_at <= when ? [entry.taken_at] : [])).sort().at(-1);
    return before ? (Date.parse(when) - Date.parse(before)) / 60_000 : null;
  };
  const line = (entry: Entry): EntryLine => {
    const of = entry.kind === 'dose' ? products.find((one) => one.id === entry.product) : null;
    const when = at(entry);
    return {
      entry, key: keyOf(entry), local_time: when?.slice(11, 16) ?? null, local: when?.slice(0, 16) ?? null, elsewhere: null, product_name: of?.name ?? null, lane: of?.lane ?? null,
      effects: entry.kind === 'dose' ? effectsOf(entry.id) : [], minutes_since_dose: entry.kind === 'symptoms' && when ? minutesSinceDose(when) : null,
    };
  };
  const stack = () => ({ undo: done.length > 0 ? 'log' : null, redo: undone.length > 0 ? 'log' : null });
  const ofDay = (date: string) => entries.filter((entry) => dayFor(entry) === date).sort((a, b) => (at(a) ?? '').localeCompare(at(b) ?? ''));
  const status = (date: string) => {
    const of = ofDay(date);
    return of.some(({ kind }) => kind === 'dose') ? 'dosed' as const : of.some(({ kind }) => kind === 'day') ? 'confirmed_none' as const : 'unanswered' as const;
  };
  const first = () => entries.map(dayFor).sort()[0] ?? TODAY;

  function write(stored: Entry[], removed: Entry[] = [], notices: Notice[] = []): Logged {
    done.push(entries);
    undone.length = 0;
    const gone = new Set(removed.map((entry) => entry.kind + keyOf(entry)));
    const fresh = new Set(stored.map((entry) => entry.kind + keyOf(entry)));
    entries = [...entries.filter((entry) => !gone.has(entry.kind + keyOf(entry)) && !fresh.has(entry.kind + keyOf(entry))), ...stored.filter(({ kind }) => kind !== 'product' && kind !== 'settings')];
    for (const entry of stored) if (entry.kind === 'product') products = [...products.filter((one) => one.id !== entry.id), entry];
    setTimeout(() => void emit('journal-changed'), 5);
    return { op: 'log', stored, removed, notices, stack: stack() };
  }

  function swap(from: Entry[][], to: Entry[][], code: ErrorCode): Logged {
    const before = from.pop() ?? refuse(code);
    to.push(entries);
    const old = new Set(entries);
    const stored = before.filter((entry) => !old.has(entry));
    const kept = new Set(before);
    const removed = entries.filter((entry) => !kept.has(entry));
    entries = before;
    setTimeout(() => void emit('journal-changed'), 5);
    return { op: 'undo', stored, removed, notices: [], stack: stack() };
  }

  function read(text: string): Reading {
    const chips: Chip[] = [];
    const unread: Unread[] = [];
    const asks: Ask[] = [];
    const notices: Notice[] = [];
    const out: Entry[] = [];
    const last = [...entries].reverse().find(({ kind }) => kind === 'dose');
    let of = last?.kind === 'dose' ? products.find((one) => one.id === last.product) : products[0];
    let amount: string | null | undefined;
    let when = instant(TODAY, NOW);
    let pain: number | null = null;
    const scores: Record<string, number> = {};
    for (const piece of text.matchAll(/[^,\s][^,]*(?:,(?! )[^,]*)*/g)) {
      let rest = piece[0];
      const base = piece.index;
      const take = (pattern: RegExp): RegExpExecArray | null => {
        const found = pattern.exec(rest);
        if (found) rest = rest.slice(0, found.index) + ' '.repeat(found[0].length) + rest.slice(found.index + found[0].length);
        return found;
      };
      const chip = (part: Chip['part'], value: string, found: RegExpExecArray) => chips.push({ part, value, start: base + found.index, end: base + found.index + found[0].length });
      for (let found = take(/\b(mood|energy|stress|craving|pain)\s+(\d+)\b/i); found; found = take(/\b(mood|energy|stress|craving|pain)\s+(\d+)\b/i)) {
        const name = found[1]?.toLowerCase() ?? '';
        if (name === 'pain' && amount !== undefined) { pain = Number(found[2]); chip('pain_before', found[2] ?? '', found); } else { scores[name] = Number(found[2]); chip(name as Chip['part'], found[2] ?? '', found); }
      }
      const ago = take(/\b(\d+)m ago\b/i);
      if (ago) { when = instant(TODAY, clockOf(minutesOf(NOW) - Number(ago[1]))); chip('time', when, ago); }
      const clock = take(/\bat (\d{1,2}):(\d\d)\b/i);
      if (clock) {
        const time = `${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}`;
        when = instant(time > NOW ? plus(TODAY, -1) : TODAY, time);
        if (time > NOW) notices.push({ notice: 'meant_yesterday', at: when });
        chip('time', when, clock);
      }
      const nothing = take(/\bnothing( yesterday)?\b/i);
      if (nothing) { const date = nothing[1] ? plus(TODAY, -1) : TODAY; out.push({ kind: 'day', date, answer: 'none' }); chip('nothing_taken', date, nothing); }
      const number = take(/(?:^|\s)(\d+(?:[.,]\d+)?)\s*(?:g|caps?)?\b/i);
      if (number) { amount = number[1]?.replace(',', '.'); chip('amount', `${amount} g`, number); }
      const tag = take(/#\w+/);
      if (tag) chip('tag', tag[0], tag);
      const word = take(/\p{L}[\p{L} ]*/u);
      if (word) {
        const name = word[0].trim();
        const hit = products.find((one) => one.name.toLowerCase() === name.toLowerCase());
        const near = products.filter((one) => one.name.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()));
        const spot = { start: base + word.index, end: base + word.index + name.length };
        if (hit && amount !== undefined) { of = hit; chips.push({ part: 'product', value: hit.name, ...spot }); }
        else if (near.length > 0 && amount !== undefined) unread.push({ text: name, ...spot, why: 'near_miss', offers: near.map((one) => one.name) });
        else if (amount !== undefined && name.length > 3) { of = product(name); chips.push({ part: 'new_product', value: name, ...spot }); notices.push({ notice: 'new_product', name }); out.push({ kind: 'product', ...of }); }
        else unread.push({ text: name, ...spot, why: 'not_understood', offers: [] });
      }
    }
    if (amount !== undefined) {
      if (!of) unread.push({ text, start: 0, end: text.length, why: 'no_product', offers: [] });
      else {
        if (!chips.some(({ part }) => part === 'product' || part === 'new_product')) chips.push({ part: 'product', value: of.name, start: text.length, end: text.length });
        if (!chips.some(({ part }) => part === 'time')) chips.push({ part: 'time', value: when, start: text.length, end: text.length });
        if (Number(amount) > 25) asks.push({ ask: 'far_above_usual', amount: `${amount} ${of.unit}`, product: of.name });
        const taken = dose(of, when.slice(0, 10), when.slice(11, 16), amount ?? null);
        out.push(taken.kind === 'dose' ? { ...taken, pain_before: pain } : taken);
      }
    }
    if (Object.keys(scores).length > 0) out.push({ kind: 'check_in', id: id(), at: when, zone: ZONE, mood: null, energy: null, pain: null, stress: null, craving: null, sleep_quality: null, sleep_hours: null, note: null, entered_at: null, edited_at: null, ...scores });
    if (asked.has('gap') && amount !== undefined) notices.unshift({ notice: 'tolerance_may_be_lower' });
    chips.sort((a, b) => a.start - b.start);
    return { entries: out, chips, unread, asks, notices, canonical: text };
  }

  function store(reading: Reading, yes: boolean): Logged {
    if (reading.unread.length > 0 || reading.entries.length === 0) refuse('unread', { unread: reading.unread });
    if (reading.asks.length > 0 && !yes) refuse('needs_yes', { asks: reading.asks });
    return write(reading.entries, [], reading.notices);
  }

  const fromDraft = (draft: DoseDraft, of: string): Entry => ({
    kind: 'dose', id: of, taken_at: draft.taken_at_local ? `${draft.taken_at_local}:00+01:00` : instant(TODAY, NOW), zone: ZONE, product: draft.product, amount: draft.amount, unit: draft.unit,
    amount_sd: null, measured: draft.measured, route: 'oral', stomach: null, purposes: draft.purposes, pain_before: draft.pain_before, note: draft.note, tags: draft.tags, entered_at: null, edited_at: null,
  });

  function today(): TodayView {
    const of = ofDay(TODAY).map(line);
    const fraction = (entry: EntryLine) => ((minutesOf(entry.local_time ?? '00:00') - 240 + 1440) % 1440) / 1440;
    const doses = of.filter(({ entry }) => entry.kind === 'dose').map((entry) => ({ ...entry, fraction: fraction(entry) }));
    const latest = [...entries].filter(({ kind }) => kind === 'dose').sort((a, b) => (at(a) ?? '').localeCompare(at(b) ?? '')).at(-1);
    const lanes = [...new Set(doses.map(({ lane, entry }) => `${lane} ${entry.kind === 'dose' ? entry.unit : ''}`))];
    return {
      date: TODAY, zone: ZONE, now_local: NOW, day_starts_at: settings.day_starts_at, now_fraction: (minutesOf(NOW) - 240) / 1440, doses, others: of.filter(({ entry }) => entry.kind !== 'dose'),
      minutes_since_last_dose: latest?.kind === 'dose' ? (Date.parse(instant(TODAY, NOW)) - Date.parse(latest.taken_at)) / 60_000 : null,
      unrated: [...doses].reverse().find(({ effects }) => effects.length === 0) ?? null,
      unanswered_yesterday: entries.length > 0 && status(plus(TODAY, -1)) === 'unanswered' ? plus(TODAY, -1) : null,
      totals: lanes.map((key) => {
        const [lane = '', unit = ''] = key.split(' ');
        const mine = doses.filter(({ lane: one, entry }) => one === lane && entry.kind === 'dose' && entry.unit === unit);
        return { lane, unit, amount: String(mine.reduce((sum, { entry }) => sum + (entry.kind === 'dose' ? Number(entry.amount ?? 0) : 0), 0)), unknown: 0, doses: mine.length };
      }),
      tolerance_may_be_lower: asked.has('gap'), entry_count: entries.length, primary_effect: settings.primary_effect, primary_effect_anchor: settings.primary_effect_anchor, stack: stack(),
    };
  }

  function signs(): SignView[] {
    const options = 'Options people discuss with a clinician: keep the amount the same, longer gaps, a planned reduction, other ways to treat the reason you take it. Taking more usually raises tolerance further.';
    const one = (sign: string, name: string, state: SignView['state'], finding: string, more: Partial<SignView> = {}): SignView => ({ sign, name, state, finding, sentence: finding, since: null, options: null, evidence: '', have: null, need: null, notice: false, ...more });
    const often = 'Over the last four weeks you logged more doses a day: 3.1 on 26 answered days, against 2.4 on 28 answered days in your first four weeks.';
    const known = entries.some(({ kind }) => kind === 'dismissal');
    return [
      one('same_dose_less_effect', 'The same dose did less', 'clear', 'It was not seen that the same amount did less than in your first four weeks: the chance of a clear rise in felt tolerance was put at 31% (41 rated doses in the last four weeks).', { evidence: 'Probability 31%; it counts above 68%.' }),
      asked.has('sign') && !known
        ? one('more_frequent', 'More often', 'found', often, { since: plus(TODAY, -9), options, sentence: `${often} ${options}`, evidence: 'Score 3.4; it counts from 2.6 on.', notice: true })
        : one('more_frequent', 'More often', 'insufficient', 'Not enough days yet: 0 of 56 since today.', { have: 0, need: 56 }),
      one('larger_doses', 'Larger doses', 'clear', 'No clear rise in doses of Red Bali: over the last four weeks about 1.05× those of your first four weeks (24 days with a known amount, against 27).', { evidence: 'Score 0.8; it counts from 2 on.' }),
      one('symptoms_when_less', 'Symptoms on cutting back', 'insufficient', 'Not enough morning checklists after days with clearly less than usual: 1 of 3 in the last 60 days.', { have: 1, need: 3 }),
    ];
  }

  function chart(theme: string, width: number, height: number, title: string): ChartView {
    if (size !== 'full') {
      return { title, svg: '', width, height, csv: '', places: null, days: null, sentence: 'Not enough rated doses yet (you have 6 of 10).', alt: '', empty: 'The picture begins after 28 days with 10 rated doses on 7 different days.', table: { columns: [], rows: [] }, notes: [] };
    }
    const dark = theme === 'dark';
    const [ink, grid, d1] = dark ? ['#b4b8b0', '#32362f', '#8ab4f0'] : ['#4b5049', '#e2ded6', '#2f5f98'];
    const x = (k: number) => 44 + (k / 40) * (width - 60);
    const y = (s: number) => height - 34 - ((s + 0.3) / 1.3) * (height - 60);
    const s = (k: number) => 0.5 * (1 - Math.exp(-k / 14)) + 0.04 * Math.sin(k) - (k > 26 && k < 33 ? 0.2 : 0);
    const path = (f: (k: number) => number) => Array.from({ length: 41 }, (_, k) => `${k ? 'L' : 'M'}${x(k).toFixed(1)} ${y(f(k)).toFixed(1)}`).join('');
    const back = Array.from({ length: 41 }, (_, k) => `L${x(40 - k).toFixed(1)} ${y(s(40 - k) - 0.22).toFixed(1)}`).join('');
    const lines = [0, 0.5, 1].map((v) => `<line x1="44" x2="${width - 16}" y1="${y(v)}" y2="${y(v)}" stroke="${grid}"/><text x="38" y="${y(v) + 4}" text-anchor="end" font-size="12" fill="${ink}" font-family="Inter Variable">${(2 ** v).toFixed(1)}×</text>`).join('');
    return {
      title, width, height, csv: 'Day,Estimate\r\n', days: { from: plus(TODAY, -40), to: TODAY },
      places: { left: 44, top: y(1), right: width - 16, bottom: y(-0.3), readings: Array.from({ length: 41 }, (_, k) => ({ panel: 0, x: x(k), y: y(s(k)), text: `${plus(TODAY, k - 40)}: about ${(2 ** s(k)).toFixed(2)}×` })) },
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${lines}<path d="${path((k) => s(k) + 0.22)}${back}Z" fill="${d1}" fill-opacity="0.16"/><path d="${path(s)}" fill="none" stroke="${d1}" stroke-width="2.2"/></svg>`,
      sentence: 'Compared with your first four weeks the same amount now does less: felt tolerance about 1.3× (likely between 1.05× and 1.7×), from 142 rated doses.',
      alt: 'Felt tolerance rose from 1.0 to about 1.3; range 1.05 to 1.7.', empty: null,
      table: { columns: ['Day', 'Estimate', 'From', 'To'], rows: Array.from({ length: 41 }, (_, k) => [plus(TODAY, k - 40), `${(2 ** s(k)).toFixed(2)}×`, `${(2 ** (s(k) - 0.22)).toFixed(2)}×`, `${(2 ** (s(k) + 0.22)).toFixed(2)}×`]) },
      notes: ['Dots are medians of a week.'],
    };
  }

  type Args = { [key: string]: unknown };
  const find = (entry: EntryKey) => entries.find((one) => one.kind === entry.kind && keyOf(one) === entry.key) ?? refuse('gone');
  const answers: Record<string, (args: Args) => unknown> = {
    vault_state: () => ({ presence, demo: asked.has('demo'), system_zone: ZONE, version: '0.1.0' }),
    create_journal: () => { presence = 'open'; entries = []; products = []; return { recovery_code: 'K7QM-2XRD-9FHP-TW4B-8NJC-VE6Y-3ZSA-5GLU' }; },
    unlock: ({ passphrase }) => { if (passphrase !== 'open') refuse('wrong_passphrase'); presence = 'open'; return null; },
    recover: ({ code }) => { if (code !== 'code') refuse('wrong_recovery_code'); presence = 'open'; return null; },
    lock: () => { presence = 'locked'; return null; },
    read_line: ({ line: text }) => read(String(text)),
    log_line: ({ line: text, yes }) => store(read(String(text)), Boolean(yes)),
    read_repeat: () => {
      const last = [...entries].reverse().find(({ kind }) => kind === 'dose');
      if (last?.kind !== 'dose') return null;
      const of = products.find((one) => one.id === last.product);
      return read(`${last.amount ?? '?'}g ${of?.name ?? ''}`);
    },
    repeat_last: ({ yes }) => {
      const last = [...entries].reverse().find(({ kind }) => kind === 'dose');
      return last?.kind === 'dose' ? write([{ ...last, id: id(), taken_at: instant(TODAY, NOW), note: null }], [], asked.has('gap') && yes ? [{ notice: 'tolerance_may_be_lower' }] : []) : refuse('nothing_to_repeat');
    },
    add_dose: ({ draft, yes }) => { const d = draft as DoseDraft; if (Number(d.amount) > 25 && !yes) refuse('needs_yes', { asks: [{ ask: 'far_above_usual', amount: `${d.amount} ${d.unit}`, product: 'Red Bali' }] }); return write([fromDraft(d, id())]); },
    edit_dose: ({ id: of, draft }) => write([fromDraft(draft as DoseDraft, String(of))]),
    rate_dose: ({ dose: of, strength }) => write([effect(find({ kind: 'dose', key: String(of) }), Number(strength))]),
    add_check_in: ({ draft }) => write([{ kind: 'check_in', id: id(), at: instant(TODAY, NOW), zone: ZONE, entered_at: null, edited_at: null, ...(draft as object) } as Entry]),
    answer_none: ({ date }) => (status(String(date)) === 'dosed' ? refuse('day_has_dose') : write([{ kind: 'day', date: String(date), answer: 'none' }])),
    substances: () => ({
      products: [['leaf-powder', 'powder', 'leaf', 'g'], ['leaf-capsules', 'capsule', 'leaf', 'capsule'], ['extract-shot', 'shot', 'extract', 'shot'], ['seven-oh-tablets', 'tablet', '7-oh', 'tablet']].map(([of, form, lane, unit]) => ({ id: of, form, lane, unit, facts: lane === 'leaf' ? ['leaf-varies', 'colour'] : [] })),
      substances: [['alcohol', 'drink'], ['caffeine', 'cup'], ['nicotine', 'cigarette'], ['cannabis', 'g'], ['benzodiazepines', 'mg'], ['opioids', 'mg'], ['antidepressants', 'mg']].map(([of, unit]) => ({ id: of, unit, facts: of === 'alcohol' || of === 'opioids' ? ['breathing', 'several'] : [], read: entries.some((entry) => entry.kind === 'dismissal' && entry.sign === `facts:${of}`) })),
      facts: [{ id: 'breathing', cites: ['Post 2019, Clinical Toxicology'] }, { id: 'several', cites: ['Post 2019, Clinical Toxicology'] }, { id: 'leaf-varies', cites: ['Prozialeck 2020, International Journal of Environmental Research and Public Health 17:5512'] }, { id: 'colour', cites: ['Huisman 2023, International Journal of Environmental Research and Public Health 20:6425'] }],
    }),
    facts_were_read: ({ substance }) => write([{ kind: 'dismissal', id: id(), sign: `facts:${String(substance)}`, at: instant(TODAY, NOW), reason: null }]),
    log_other: ({ draft }) => {
      const d = draft as OtherDraft;
      const of = products.find((one) => one.id === d.product) ?? product(d.name, { substance: d.substance, lane: 'other', form: 'other', unit: d.unit, grams_per_unit: null });
      return write([...(d.product ? [] : [{ kind: 'product' as const, ...of }]), dose(of, TODAY, NOW, d.amount)]);
    },
    new_batch: ({ product: of, batch }) => {
      const old = products.find((one) => one.id === of) ?? refuse('gone');
      return write([{ kind: 'product', ...old, id: id(), batch: String(batch) }, { kind: 'product', ...old, archived: true }]);
    },
    unanswered_days: ({ limit }) => {
      const days = Array.from({ length: 40 }, (_, back) => plus(TODAY, -1 - back)).filter((date) => entries.length > 0 && date >= first() && status(date) === 'unanswered');
      return { days: days.slice(0, Number(limit)), count: days.length };
    },
    add_activity: ({ draft }) => { const { at_local, ...d } = draft as ActivityDraft; return write([{ kind: 'activity', id: id(), at: at_local ? `${at_local}:00+01:00` : instant(TODAY, NOW), zone: ZONE, entered_at: null, edited_at: null, ...d }]); },
    add_rating: ({ draft }) => write([{ kind: 'effect', id: id(), rated_at: instant(TODAY, NOW), entered_at: null, edited_at: null, ...(draft as RatingDraft) }]),
    ratings: ({ dose: of }) => entries.filter((entry) => entry.kind === 'effect' && entry.dose === of).map(line),
    medicines: () => entries.filter(({ kind }) => kind === 'medicine'),
    scores: () => entries.flatMap((entry) => (entry.kind === 'score' ? [{ score: entry, local: entry.at.slice(0, 16) }] : [])),
    questions: () => entries.flatMap((entry) => (entry.kind === 'question' ? [{ question: entry, local: entry.asked_at.slice(0, 16) }] : [])),
    appointments: () => entries.flatMap((entry) => (entry.kind === 'appointment' ? [{
      appointment: entry, local: entry.at.slice(0, 16), past: entry.at < instant(TODAY, NOW), questions: entries.filter((one) => one.kind === 'question' && one.appointment === entry.id),
    }] : [])).sort((a, b) => a.local.localeCompare(b.local)),
    save_medicine: ({ draft }) => { const d = draft as MedicineDraft; return write([{ kind: 'medicine', ...d, id: d.id ?? id(), entered_at: null, edited_at: null }]); },
    save_score: ({ draft }) => { const d = draft as ScoreDraft; return write([{ kind: 'score', id: d.id ?? id(), at: d.at_local ? `${d.at_local}:00+01:00` : instant(TODAY, NOW), zone: ZONE, scale: d.scale, total: Number(d.total), note: d.note, entered_at: null, edited_at: null }]); },
    save_appointment: ({ draft }) => { const d = draft as AppointmentDraft; return write([{ kind: 'appointment', id: d.id ?? id(), at: `${d.at_local}:00+01:00`, zone: ZONE, with: d.with, note: d.note, entered_at: null, edited_at: null }]); },
    save_question: ({ draft }) => { const d = draft as QuestionDraft; return write([{ kind: 'question', id: d.id ?? id(), asked_at: instant(TODAY, NOW), text: d.text, appointment: d.appointment, entered_at: null, edited_at: null }]); },
    edit_entries: ({ entries: which, change }) => {
      const c = change as BulkChange;
      return write((which as EntryKey[]).map((key) => {
        const entry = find(key);
        return entry.kind === 'dose' ? { ...entry, product: c.product ?? entry.product, tags: [...entry.tags.filter((tag) => !(c.remove_tags ?? []).includes(tag)), ...(c.add_tags ?? [])] } : entry;
      }));
    },
    remove_entries: ({ entries: which }) => write([], (which as EntryKey[]).map(find)),
    purge_history: () => ({ versions: 2, undo_steps: 0, rewritten: 0, stack: stack() }),
    set_moment: ({ entry, local }) => {
      const one = find(entry as EntryKey);
      return write([one.kind === 'dose' ? { ...one, taken_at: `${String(local)}:00+01:00` } : 'at' in one ? { ...one, at: `${String(local)}:00+01:00` } as Entry : one]);
    },
    symptom_start: () => {
      const last = [...entries].reverse().find((entry) => entry.kind === 'symptoms');
      return {
        items: CHECKLIST, before_first_dose: !ofDay(TODAY).some(({ kind }) => kind === 'dose'), minutes_since_last_dose: minutesSinceDose(instant(TODAY, NOW)),
        last: last?.kind === 'symptoms' ? last.items : [], last_on: last?.kind === 'symptoms' ? dayFor(last) : null,
      };
    },
    add_symptoms: ({ draft }) => write([{ kind: 'symptoms', id: id(), at: instant(TODAY, NOW), zone: ZONE, before_first_dose: !ofDay(TODAY).some(({ kind }) => kind === 'dose'), entered_at: null, edited_at: null, ...(draft as SymptomsDraft) }]),
    remove_entry: ({ entry }) => { const key = entry as EntryKey; if (key.kind === 'product') refuse('product_in_use'); return write([], [find(key)]); },
    edit_entry: ({ entry }) => write([entry as Entry]),
    undo: () => swap(done, undone, 'nothing_to_undo'),
    redo: () => swap(undone, done, 'nothing_to_redo'),
    save_product: ({ draft }) => { const d = draft as Product; return write([{ kind: 'product', ...product(d.name), ...d, id: d.id ?? id() }]); },
    products: () => products,
    journal_days: ({ ask }) => {
      const { before, limit = 14, search } = ask as JournalAsk;
      const days = [];
      const needle = String(search ?? '').toLowerCase();
      let date = before ? plus(String(before), -1) : TODAY;
      for (; entries.length > 0 && date >= first() && days.length < Number(limit); date = plus(date, -1)) {
        const lines = ofDay(date).map(line).filter((one) => !needle || JSON.stringify([one.product_name, one.entry]).toLowerCase().includes(needle));
        if (!needle || lines.length > 0) days.push({ date, status: status(date), entries: lines });
      }
      return { days, before: entries.length > 0 && date >= first() ? plus(date, 1) : null, found: needle ? days.reduce((sum, day) => sum + day.entries.length, 0) : null };
    },
    journal_choices: (): JournalChoices => ({ kinds: ['dose'], lanes: ['leaf'], tags: [] }),
    calendar: ({ month }): CalendarDay[] => Array.from({ length: 31 }, (_, day) => `${String(month)}-${String(day + 1).padStart(2, '0')}`)
      .filter((date) => entries.length > 0 && date >= first() && date <= TODAY)
      .map((date) => ({ date, status: status(date), doses: ofDay(date).filter(({ kind }) => kind === 'dose').length })),
    history: ({ entry }): PastVersionView[] => {
      const now = find(entry as EntryKey);
      const before = now.kind === 'dose' ? { ...now, amount: '2', note: 'first guess' } : now;
      return [{ at: '2026-11-24T09:05:00Z', op: 'edit', before, after: now }, { at: '2026-11-24T09:00:00Z', op: 'log', before: null, after: before }];
    },
    today,
    charts: () => ({
      today: TODAY, first: plus(TODAY, -260), since_break: plus(TODAY, -40), lanes: ['leaf', 'extract'],
      charts: [{ name: 'trend', group: 'tolerance', title: 'Felt tolerance' }],
    }),
    chart: ({ request }) => {
      const { theme, width, height, compare_from } = request as { theme: string; width: number; height: number | null; compare_from: string | null };
      const view = chart(theme, width, height ?? 320, 'Felt tolerance');
      return { view, compared: compare_from === null ? null : view };
    },
    chart_pixels: () => [137, 80, 78, 71],
    save_chart: ({ request, format }) => `${(request as { name: string }).name}.${String(format)}`,
    signs: () => ({ as_of: TODAY, signs: signs() }),
    dismiss_sign: ({ sign, reason }) => write([{ kind: 'dismissal', id: id(), sign: String(sign), at: instant(TODAY, NOW), reason: reason === null ? null : String(reason) }]),
    plans: (): PlanView[] => (size === 'empty' ? [] : [invented('break', 'running'), invented('taper', 'held'), invented('cycle', 'draft'), invented('taper', 'ended')]),
    plan_guidance: ({ plan }) => (plan === 'taper' ? ['Guidance for prescribed opioids, not kratom: about 10 % of the present amount per month after a year or more of daily use, 10 % per week after weeks to months (CDC 2022). Kratom itself has not been studied.'] : []),
    preview_plan: ({ draft }) => invented((draft as PlanDraft).plan, 'draft').preview,
    save_plan: () => write([]), start_plan: () => write([]), change_plan: () => write([]), plan_calendar: () => 'BEGIN:VCALENDAR', mirrored: () => [],
    plan_sheet: () => ['Taper', '24 Nov 2026 to 30 Nov 2026: your limit, 6.4 g a day', 'Last day: 30 Mar 2027'],
    settings: () => settings,
    save_settings: ({ settings: fresh }) => { settings = fresh as Settings; return write([{ kind: 'settings', ...settings }]); },
  };

  mockIPC((name, args) => {
    const answer = answers[name];
    if (!answer) throw new Error(`the invented journal has no ${name}`);
    return answer((args ?? {}) as Args);
  }, { shouldMockEvents: true });
}

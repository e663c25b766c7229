// Everything a person can do from anywhere, in one table. It drives the navigation, the palette, the shortcuts, the list of keys
// and their tests.
import { api } from './api';
import { app, type JournalPart, type Screen } from './app.svelte';
import { isKratomDose } from './describe';
import type { Keys } from './keys';
import { preferences } from './preferences.svelte';
import { t } from './words';

export type Group = 'screens' | 'journal' | 'window';
export type Command = {
  id: string;
  /** Message id of its name. */
  words: string;
  group: Group;
  keys: readonly Keys[];
  available: () => boolean;
  run: () => void;
};

const open = () => app.unlocked;
const always = () => true;

const screen = (to: Screen, keys: readonly Keys[]): Command => ({
  id: `go-${to}`, words: `nav-${to}`, group: 'screens', keys, available: open, run: () => app.go(to),
});

/** A part of the Journal screen. */
const part = (to: JournalPart): Command => ({
  id: `go-${to}`, words: `journal-${to}`, group: 'screens', keys: [], available: open,
  run: () => {
    app.go('journal');
    app.journal = to;
  },
});

export const COMMANDS: readonly Command[] = [
  screen('today', ['Mod+1']),
  screen('journal', ['Mod+2']),
  screen('trends', ['Mod+3']),
  screen('plan', ['Mod+4']),
  screen('guide', ['Mod+5']),
  screen('settings', ['Mod+,', 'Mod+6']),
  {
    id: 'new-entry', words: 'command-new-entry', group: 'journal', keys: ['Mod+N'], available: open,
    run: () => { app.go('today'); app.calls.entry += 1; },
  },
  {
    id: 'repeat-last', words: 'command-repeat-last', group: 'journal', keys: ['Mod+R'], available: open,
    run: () => { app.go('today'); app.calls.repeat += 1; },
  },
  {
    id: 'dose-form', words: 'command-dose-form', group: 'journal', keys: ['Mod+D'], available: open,
    run: () => { app.open = { name: 'dose', line: null, date: null }; },
  },
  {
    id: 'check-in-form', words: 'command-check-in-form', group: 'journal', keys: ['Mod+I'], available: open,
    run: () => { app.open = { name: 'check_in' }; },
  },
  {
    id: 'symptoms-form', words: 'command-symptoms-form', group: 'journal', keys: ['Mod+S'], available: open,
    run: () => { app.open = { name: 'symptoms' }; },
  },
  {
    id: 'activity-form', words: 'command-activity-form', group: 'journal', keys: ['Mod+T'], available: open,
    run: () => { app.open = { name: 'activity' }; },
  },
  {
    id: 'other-substance', words: 'command-other-substance', group: 'journal', keys: ['Mod+O'], available: open,
    run: () => { app.open = { name: 'other' }; },
  },
  {
    id: 'rate-last', words: 'command-rate-last', group: 'journal', keys: ['Mod+E'], available: open,
    run: () => void rateLast(),
  },
  {
    id: 'new-plan', words: 'command-new-plan', group: 'journal', keys: [], available: open,
    run: () => { app.go('plan'); app.open = { name: 'plan', draft: null }; },
  },
  {
    id: 'nothing-yesterday', words: 'command-nothing-yesterday', group: 'journal', keys: ['Mod+0'], available: open,
    run: () => {
      void app.change(async () => {
        const today = await api.today();
        return api.answerNone(today.unanswered_yesterday ?? yesterday(today.date));
      });
    },
  },
  {
    id: 'unanswered-days', words: 'command-unanswered-days', group: 'journal', keys: ['Mod+U'], available: open,
    run: () => { app.open = { name: 'unanswered' }; },
  },
  {
    id: 'new-question', words: 'command-new-question', group: 'journal', keys: ['Mod+B'], available: open,
    run: () => { app.open = { name: 'question', appointment: null }; },
  },
  {
    id: 'new-appointment', words: 'command-new-appointment', group: 'journal', keys: ['Mod+Shift+A'], available: open,
    run: () => { app.open = { name: 'appointment' }; },
  },
  {
    id: 'new-medicine', words: 'medicine-add', group: 'journal', keys: [], available: open,
    run: () => { app.open = { name: 'medicine' }; },
  },
  {
    id: 'new-score', words: 'score-add', group: 'journal', keys: [], available: open,
    run: () => { app.open = { name: 'score' }; },
  },
  part('things'),
  part('care'),
  {
    id: 'search', words: 'command-search', group: 'journal', keys: ['Mod+F'], available: open,
    run: () => {
      app.go('journal');
      app.journal = 'days';
      app.calls.search += 1;
    },
  },
  { id: 'undo', words: 'command-undo', group: 'journal', keys: ['Mod+Z'], available: open, run: () => void app.undo() },
  { id: 'redo', words: 'command-redo', group: 'journal', keys: ['Mod+Shift+Z', 'Mod+Y'], available: open, run: () => void app.redo() },
  { id: 'palette', words: 'command-palette', group: 'window', keys: ['Mod+K'], available: open, run: () => { app.open = { name: 'palette' }; } },
  { id: 'keys', words: 'command-keys', group: 'window', keys: ['Mod+/', '?'], available: open, run: () => { app.open = { name: 'keys' }; } },
  { id: 'emergency', words: 'command-emergency', group: 'window', keys: ['F1'], available: always, run: () => { app.emergency = true; } },
  { id: 'lock', words: 'command-lock', group: 'window', keys: ['Mod+L'], available: open, run: () => void app.lock() },
  {
    id: 'theme', words: 'command-theme', group: 'window', keys: [], available: always,
    run: () => { preferences.theme = preferences.drawn === 'dark' ? 'light' : 'dark'; },
  },
];

/** Opens the rating of the unrated dose, else of the last dose of kratom of the day. */
async function rateLast() {
  try {
    const today = await api.today();
    const dose = today.unrated ?? today.doses.findLast((line) => isKratomDose(line, app.products));
    if (dose) app.open = { name: 'rating', dose };
    else app.say(t('rate-no-dose'), { tone: 'note' });
  } catch (thrown) {
    app.tell(thrown);
  }
}

function yesterday(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

export function command(id: string): Command {
  const found = COMMANDS.find((one) => one.id === id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

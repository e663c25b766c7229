// Which command a key press means, given where the caret is.
import { app } from './app.svelte';
import { COMMANDS, type Command } from './commands';
import { isSingle, matches } from './keys';
import { preferences } from './preferences.svelte';

/** The quick entry line; with nothing in it, undo means the journal's undo. */
export const ENTRY_LINE = 'entry-line';

type Field = HTMLInputElement | HTMLTextAreaElement;

const NOT_TYPED = new Set(['button', 'submit', 'checkbox', 'radio', 'range', 'color', 'file', 'reset', 'image']);

function typedInto(target: EventTarget | null): Field | null {
  if (target instanceof HTMLTextAreaElement) return target;
  if (target instanceof HTMLInputElement && !NOT_TYPED.has(target.type)) return target;
  return null;
}

/** A text field undoes its own typing; only the empty quick entry line leaves the keys to the journal. */
function fieldKeepsUndo(field: Field | null): boolean {
  return field !== null && !(field.id === ENTRY_LINE && field.value === '');
}

export function commandFor(event: KeyboardEvent): Command | null {
  const found = COMMANDS.find((one) => one.keys.some((keys) => matches(keys, event)
    && (!isSingle(keys) || (preferences.singleKeys && typedInto(event.target) === null))));
  if (!found || !found.available()) return null;
  if (found.id === 'undo' || found.id === 'redo') {
    // Behind a dialog nothing moves.
    if (app.open !== null || app.emergency || fieldKeepsUndo(typedInto(event.target))) return null;
  }
  if (found.id !== 'emergency' && app.emergency) return null;
  if (app.open !== null && found.id !== 'emergency' && found.id !== 'lock') return null;
  return found;
}

export function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const found = commandFor(event);
  if (!found) return;
  event.preventDefault();
  // A key held down means it once.
  if (!event.repeat) found.run();
}

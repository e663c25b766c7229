// Key combinations: written once as text, matched against events, shown as the platform writes them.

export type Keys = `${'Mod+' | ''}${'Shift+' | ''}${string}`;

export const onMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform || navigator.userAgent);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

function parts(keys: Keys) {
  const pieces = keys.split('+');
  const key = pieces.at(-1) ?? '';
  return { mod: pieces.includes('Mod'), shift: pieces.includes('Shift'), key };
}

/** A key that does something on its own could fire while a person dictates or leans on the keyboard; it can be turned off. */
export const isSingle = (keys: Keys): boolean => !keys.includes('Mod+') && !/^F\d+$/.test(keys);

export function matches(keys: Keys, event: Pressed, mac = onMac()): boolean {
  const wanted = parts(keys);
  if (event.altKey) return false;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const otherMod = mac ? event.ctrlKey : event.metaKey;
  if (mod !== wanted.mod || otherMod) return false;
  // A sign such as "?" needs Shift on some keyboards and not on others: the sign itself decides.
  const isLetter = /^[a-z]$/i.test(wanted.key);
  if ((isLetter || wanted.shift) && event.shiftKey !== wanted.shift) return false;
  return event.key.toLowerCase() === wanted.key.toLowerCase();
}

export function shown(keys: Keys, mac = onMac()): string {
  const { mod, shift, key } = parts(keys);
  const name = key.length === 1 ? key.toUpperCase() : key;
  return mac ? `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}` : [mod && 'Ctrl', shift && 'Shift', name].filter(Boolean).join('+');
}

/** As `aria-keyshortcuts` wants it. */
export function announced(keys: Keys, mac = onMac()): string {
  return keys.replace('Mod', mac ? 'Meta' : 'Control');
}

const MODIFIERS = new Set(['Control', 'Alt', 'Shift', 'Meta', 'AltGraph']);

/**
 * The keys held down, as hot keys are written ("Ctrl+Alt+J"); null while only modifiers are held, and for presses that edit text:
 * those use at most one modifier.
 */
export function combination(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string | null {
  if (MODIFIERS.has(event.key)) return null;
  const modifiers = [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', event.metaKey && 'Super'].filter(Boolean);
  if (modifiers.length < 2 && !event.metaKey) return null;
  if (!event.ctrlKey && !event.altKey && !event.metaKey) return null;
  // By its place on the keyboard: with modifiers held, the sign is often another one.
  const key = event.code.replace(/^(?:Key|Digit)/, '');
  return [...modifiers, key].join('+');
}

// Tells the program that somebody is here, so that the journal is not locked under their hands. What they do stays here.
import { api } from './api';

/** Far below the shortest time that can be chosen, far above the pace of typing. */
export const TELL_EVERY_MS = 10_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Begins telling; gives what ends it. */
export function tellPresence(page: Window = window): () => void {
  let told = -Infinity;
  const here = () => {
    const now = performance.now();
    if (now - told < TELL_EVERY_MS) return;
    told = now;
    // Untold, the journal locks a little early: nothing to bother a person with.
    api.somebodyIsHere().catch(() => {});
  };
  for (const sign of SIGNS) page.addEventListener(sign, here, { capture: true, passive: true });
  return () => { for (const sign of SIGNS) page.removeEventListener(sign, here, { capture: true }); };
}

// How the window looks and speaks. Nothing about the journal: this is kept outside the encrypted file, so that the locked
// screen already has the right language and theme.

export type Theme = 'system' | 'light' | 'dark';
export type Language = 'en' | 'de';
export type Clock = 'system' | '12' | '24';
type Kept = { theme: Theme; language: Language; clock: Clock; singleKeys: boolean; blur: boolean; mirrorPlan: boolean };

export const LANGUAGES: readonly Language[] = ['en', 'de'];
const PLACE = 'appearance';

function asked(languages: readonly string[]): Language {
  for (const language of languages) {
    const known = LANGUAGES.find((ours) => language.toLowerCase().startsWith(ours));
    if (known) return known;
  }
  return 'en';
}

function kept(): Partial<Kept> {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Kept>;
  } catch {
    // Unreadable or forbidden: the defaults serve.
    return {};
  }
}

const isOneOf = <T extends string>(words: readonly T[], word: unknown): word is T => words.includes(word as T);

class Preferences {
  theme = $state<Theme>('system');
  language = $state<Language>('en');
  clock = $state<Clock>('system');
  /** Whether a key without Ctrl or Cmd may do something. */
  singleKeys = $state(true);
  /** Whether the screen is made unreadable while another window is in front. */
  blur = $state(false);
  /** Whether a stored dose that a running plan did not foresee is mirrored in one line. */
  mirrorPlan = $state(false);
  systemDark = $state(false);

  constructor() {
    this.#take(kept());
    // The other window of the program chose anew.
    globalThis.addEventListener?.('storage', (change) => { if (change.key === PLACE) this.#take(kept()); });
    const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
    if (dark) {
      this.systemDark = dark.matches;
      dark.addEventListener('change', (change) => { this.systemDark = change.matches; });
    }
  }

  #take(before: Partial<Kept>) {
    this.theme = isOneOf(['system', 'light', 'dark'] as const, before.theme) ? before.theme : 'system';
    this.language = isOneOf(LANGUAGES, before.language) ? before.language : asked(navigator.languages ?? [navigator.language]);
    this.clock = isOneOf(['system', '12', '24'] as const, before.clock) ? before.clock : 'system';
    this.singleKeys = before.singleKeys !== false;
    this.blur = before.blur === true;
    this.mirrorPlan = before.mirrorPlan === true;
  }

  /** The theme charts are drawn in. */
  get drawn(): 'light' | 'dark' {
    if (this.theme === 'system') return this.systemDark ? 'dark' : 'light';
    return this.theme;
  }

  /** For dates and numbers: the person's own region where it speaks the chosen language. */
  get locale(): string {
    return (navigator.languages ?? []).find((language) => language.toLowerCase().startsWith(this.language)) ?? this.language;
  }

  /** Puts theme and language on the page, and keeps them. */
  show() {
    const page = document.documentElement;
    page.lang = this.language;
    if (this.theme === 'system') delete page.dataset.theme;
    else page.dataset.theme = this.theme;
    const now: Kept = { theme: this.theme, language: this.language, clock: this.clock, singleKeys: this.singleKeys, blur: this.blur, mirrorPlan: this.mirrorPlan };
    try {
      localStorage.setItem(PLACE, JSON.stringify(now));
    } catch {
      // Then the choice holds for this run only.
    }
  }
}

export const preferences = new Preferences();

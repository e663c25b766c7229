// What the whole window shares: which screen, what was said last, what can be undone. Entries themselves are never kept here;
// screens read them again whenever `revision` moves.
import { api, asRefusal, onChanged, onLocked, Refused } from './api';
import type { AppError, EntryLine, ErrorCode, Logged, Notice, PlanDraft, Product, StackView, VaultState } from './wire';
import { inShort } from './describe';
import { ERRORS, REASONS, type Action, type Severity } from './errors';
import { preferences } from './preferences.svelte';
import { known, t } from './words';

/** What the Journal screen shows: the days, what is taken, or what is kept for those who treat the person. */
export type JournalPart = 'days' | 'things' | 'care';
export type Screen = 'today' | 'journal' | 'trends' | 'plan' | 'guide' | 'settings';
export type Said = {
  tone: 'done' | Severity;
  text: string;
  notices: Notice[];
  undo: boolean;
  action: Action;
};
export type Open =
  | { name: 'palette' }
  | { name: 'keys' }
  | { name: 'dose'; line: EntryLine | null; date: string | null }
  | { name: 'check_in' }
  | { name: 'symptoms' }
  | { name: 'activity' }
  | { name: 'unanswered' }
  | { name: 'appointment' }
  | { name: 'question'; appointment: string | null }
  | { name: 'medicine' }
  | { name: 'score' }
  | { name: 'other' }
  | { name: 'rating'; dose: EntryLine }
  | { name: 'plan'; draft: PlanDraft | null }
  | { name: 'entry'; line: EntryLine };

/** What a change did: stored anew, taken back, or done again. */
export type Way = 'stored' | 'undone' | 'redone';

const COALESCE_MS = 15;

class App {
  vault = $state<VaultState | null>(null);
  /** Why the journal cannot be used at all. */
  stopped = $state<AppError | null>(null);
  screen = $state<Screen>('today');
  journal = $state<JournalPart>('days');
  /** Moves when what is on the screen may be stale. */
  revision = $state(0);
  stack = $state<StackView>({ undo: null, redo: null });
  products = $state<Product[]>([]);
  /** The one effect that is rated, and what its numbers mean to the person. */
  rated = $state<{ effect: string | null; anchor: string | null }>({ effect: null, anchor: null });
  said = $state<Said | null>(null);
  open = $state<Open | null>(null);
  emergency = $state(false);
  /** The recovery code, until the person said it is written down. */
  recoveryCode = $state<string | null>(null);
  /** Moves to call the caret into the quick entry line, or the search field. */
  calls = $state({ entry: 0, search: 0, repeat: 0 });

  #stale: ReturnType<typeof setTimeout> | undefined;

  get unlocked(): boolean { return this.vault?.presence === 'open' && this.recoveryCode === null; }

  async start() {
    // Without news from the program the window still works; it only does not follow other doors.
    const listening = Promise.all([onChanged(() => this.stale()), onLocked(() => this.locked())]).catch((thrown: unknown) => this.tell(thrown));
    await Promise.all([listening, this.look()]);
  }

  /** Asks the program where it stands. */
  async look() {
    try {
      this.vault = await api.vaultState();
      this.stopped = null;
      if (this.vault.presence === 'open') await this.#readShared();
    } catch (thrown) {
      const refused = asRefusal(thrown);
      this.stopped = refused.app;
    }
  }

  async #readShared() {
    try {
      const [products, settings] = await Promise.all([api.products(), api.settings()]);
      this.products = products;
      this.rated = { effect: settings.primary_effect, anchor: settings.primary_effect_anchor };
    } catch (thrown) {
      this.tell(thrown);
    }
  }

  /** The window locks at once: nothing of the journal stays on the screen while the program puts its keys away. */
  locked() {
    if (this.vault) this.vault = { ...this.vault, presence: 'locked' };
    this.open = null;
    this.said = null;
    this.products = [];
    this.rated = { effect: null, anchor: null };
    this.stack = { undo: null, redo: null };
    this.screen = 'today';
    this.journal = 'days';
  }

  /** Several changes in a row are read once. */
  stale() {
    clearTimeout(this.#stale);
    this.#stale = setTimeout(() => {
      if (this.vault?.presence !== 'open') return;
      this.revision += 1;
      void this.#readShared();
    }, COALESCE_MS);
  }

  say(text: string, more: Partial<Said> = {}) {
    this.said = { tone: 'done', text, notices: [], undo: false, action: 'none', ...more };
  }

  /** Says why something did not happen. A locked journal goes to the locked screen instead. */
  tell(thrown: unknown) {
    const { app } = asRefusal(thrown);
    if (app.code === 'locked') {
      this.locked();
      return;
    }
    if (app.code === 'no_journal' && this.vault) {
      this.vault = { ...this.vault, presence: 'absent' };
      return;
    }
    const row = ERRORS[app.code];
    this.say(errorText(app), { tone: row.severity, action: row.action });
  }

  /**
   * Runs a change and says what it did. What is thrown is told, except for the codes that the caller wants to answer in place:
   * those come back as the refusal.
   */
  async change(run: () => Promise<Logged>, { way = 'stored', here = [] }: { way?: Way; here?: readonly ErrorCode[] } = {}): Promise<Logged | Refused> {
    try {
      const logged = await run();
      // New products have to be known before their doses are put into words.
      for (const entry of logged.stored) {
        if (entry.kind === 'product') this.products = [...this.products.filter((product) => product.id !== entry.id), entry];
      }
      this.stack = logged.stack;
      this.say(this.#whatHappened(logged, way), { notices: logged.notices, undo: logged.stack.undo !== null && way !== 'undone' });
      this.stale();
      if (way === 'stored') void this.#mirror(logged);
      return logged;
    } catch (thrown) {
      const refused = asRefusal(thrown);
      if (!here.includes(refused.code)) this.tell(refused);
      return refused;
    }
  }

  /** What a stored dose means for a running plan, added to what is said of it, where the person asked for that. */
  async #mirror(logged: Logged) {
    const doses = logged.stored.filter((entry) => entry.kind === 'dose');
    if (!preferences.mirrorPlan || doses.length === 0) return;
    const { said } = this;
    try {
      const facts = (await Promise.all(doses.map((dose) => api.mirrored(dose.id, preferences.language)))).flat();
      // Something else may have been said meanwhile.
      if (said && facts.length > 0 && this.said === said) this.said = { ...said, text: [said.text, ...new Set(facts)].join('\n') };
    } catch {
      // The dose may be gone again; it was stored, and that was said.
    }
  }

  #whatHappened(logged: Logged, way: Way): string {
    const words = (entries: Logged['stored']) => entries.map((entry) => inShort(entry, this.products)).join('; ');
    const stored = logged.stored.length > 0;
    const only = stored ? words(logged.stored) : words(logged.removed);
    const did = stored ? 'stored' : 'removed';
    return t(`said-${way}-${only ? did : 'nothing'}`, { what: only });
  }

  undo() { return this.change(() => api.undo(), { way: 'undone' }); }
  redo() { return this.change(() => api.redo(), { way: 'redone' }); }

  async lock() {
    try {
      await api.lock();
      this.locked();
    } catch (thrown) {
      this.tell(thrown);
    }
  }

  go(screen: Screen) {
    // What was done stays undoable by key; what needs attention stays on the screen.
    if (screen !== this.screen && this.said?.tone === 'done' && this.said.notices.length === 0) this.said = null;
    this.screen = screen;
  }

  act(action: Action) {
    this.said = null;
    switch (action) {
      case 'none': break;
      case 'unlock': case 'begin': case 'try_again': void this.look(); this.stale(); break;
      case 'read_again': this.stale(); break;
    }
  }
}

/** The words for a refusal, with the field and reason where it names them. */
export function errorText(app: AppError): string {
  if (app.sentence) return app.sentence;
  const row = ERRORS[app.code];
  if (app.code !== 'invalid_field') return t(row.words, { detail: app.detail });
  const field = known(`field-${dashed(app.field ?? '')}`) ? t(`field-${dashed(app.field ?? '')}`) : (app.field ?? '');
  return t(row.words, { field, reason: reasonText(app.reason) });
}

export function reasonText(reason: string | null): string {
  return t(REASONS[reason ?? 'unknown'] ?? 'reason-unknown');
}

const dashed = (word: string) => word.replaceAll('_', '-');

export const app = new App();
export { Refused };

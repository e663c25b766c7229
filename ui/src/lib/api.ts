// The one door to the program. Everything else in the interface asks here, so a changed command costs one file.
import { listen } from '@tauri-apps/api/event';
import { commands } from './bindings';
import type { AppError, ErrorCode, Whole } from './wire';
import { ERRORS } from './errors';

type Result = { status: 'ok'; data: unknown } | { status: 'error'; error: unknown };

export type * from './wire';

/** The program said no. */
export class Refused extends Error {
  readonly app: AppError;
  constructor(app: AppError) {
    super(app.code);
    this.app = app;
  }
  get code(): ErrorCode { return this.app.code; }
}

const unexpected = (detail: string): AppError => ({ code: 'unexpected', field: null, reason: null, asks: [], unread: [], sentence: null, detail });

/** Whatever was thrown, as an answer with a code the interface knows. */
export function asRefusal(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown;
  if (thrown instanceof Error) return new Refused(unexpected(thrown.message));
  const code = (thrown as Partial<AppError> | null)?.code;
  if (code && code in ERRORS) return new Refused({ ...unexpected(''), ...(thrown as AppError) });
  return new Refused(unexpected(String((thrown as Partial<AppError> | null)?.detail ?? thrown)));
}

const isResult = (given: unknown): given is Result => {
  const status = (given as Partial<Result> | null)?.status;
  return status === 'ok' || status === 'error';
};

async function answer(asked: Promise<unknown>): Promise<unknown> {
  let given: unknown;
  try {
    given = await asked;
  } catch (thrown) {
    throw asRefusal(thrown);
  }
  // A command that cannot say no answers without the envelope.
  if (!isResult(given)) return given;
  if (given.status === 'error') throw asRefusal(given.error);
  return given.data;
}

type Commands = typeof commands;
type Data<R> = R extends { status: 'ok'; data: infer T } ? Whole<T> : R extends { status: 'error' } ? never : Whole<R>;
type Api = { [K in keyof Commands]: Commands[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => Promise<Data<R>> : never };

/** The commands, with the answer itself as the result and every "no" thrown as `Refused`. */
export const api = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [
    name,
    (...args: unknown[]) => answer((command as (...given: unknown[]) => Promise<unknown>)(...args)),
  ]),
) as unknown as Api;

/** Something in the journal changed, here or through another program: read again what is shown. */
export const onChanged = (then: () => void) => listen('journal-changed', then);
/** The journal was locked, by hand or because nobody was there. */
export const onLocked = (then: () => void) => listen('journal-locked', then);
/** The small window was asked for again. */
export const onQuickOpened = (then: () => void) => listen('quick-opened', then);

// The one door to the program. Everything else in the interface asks here, so a changed command costs one file.
import { listen } from '@tauri-apps/api/event';
import { commands, type AppError, type ErrorCode, type Result } from './bindings';
import { ERRORS } from './errors';

export type * from './bindings';

/** The program said no. */
export class Refused extends Error {
  readonly app: AppError;
  constructor(app: AppError) {
    super(app.code);
    this.app = app;
  }
  get code(): ErrorCode { return this.app.code; }
}

const unexpected = (detail: string): AppError => ({ code: 'unexpected', field: null, reason: null, asks: [], unread: [], detail });

/** Whatever was thrown, as an answer with a code the interface knows. */
export function asRefusal(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown;
  if (thrown instanceof Error) return new Refused(unexpected(thrown.message));
  const code = (thrown as Partial<AppError> | null)?.code;
  if (code && code in ERRORS) return new Refused({ ...unexpected(''), ...(thrown as AppError) });
  return new Refused(unexpected(String((thrown as Partial<AppError> | null)?.detail ?? thrown)));
}

async function answer<T>(asked: Promise<Result<T, AppError>>): Promise<T> {
  let result: Result<T, AppError>;
  try {
    result = await asked;
  } catch (thrown) {
    throw asRefusal(thrown);
  }
  if (result.status === 'error') throw asRefusal(result.error);
  return result.data;
}

type Commands = typeof commands;
type Api = { [K in keyof Commands]: Commands[K] extends (...args: infer A) => Promise<Result<infer T, AppError>> ? (...args: A) => Promise<T> : never };

/** The commands, with the answer itself as the result and every "no" thrown as `Refused`. */
export const api = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [
    name,
    (...args: unknown[]) => answer((command as (...given: unknown[]) => Promise<Result<unknown, AppError>>)(...args)),
  ]),
) as unknown as Api;

/** Something in the journal changed, here or through another program: read again what is shown. */
export const onChanged = (then: () => void) => listen('journal-changed', then);
/** The journal was locked, by hand or because nobody was there. */
export const onLocked = (then: () => void) => listen('journal-locked', then);

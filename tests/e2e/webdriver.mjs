// A W3C WebDriver client, as small as the journeys need. `fetch` keeps its connections alive, which matters:
// WebKitWebDriver never answers a new session that is asked for with `Connection: close`.
import { setTimeout as pause } from 'node:timers/promises';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** The code points that WebDriver uses for keys that are not characters. */
export const Key = {
  backspace: '\uE003', tab: '\uE004', enter: '\uE007', shift: '\uE008', control: '\uE009', alt: '\uE00A',
  escape: '\uE00C', end: '\uE010', home: '\uE011', left: '\uE012', up: '\uE013', right: '\uE014', down: '\uE015', delete: '\uE017',
};

/** An error that the driver answered with; `code` is the specification's name for it. */
export class DriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

async function send(method, url, body) {
  const answer = await fetch(url, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  }).catch((error) => {
    // A DOMException prints as `{}` in test reports.
    throw new Error(`no answer to ${method} ${new URL(url).pathname}: ${error.message}`, { cause: error.cause });
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new DriverError(value.error, value.message);
  return value;
}

/** Asks again until `ask` gives something truthy; what it threw last is the reason when time runs out. */
export async function until(what, ask, { within = 10_000, every = 50 } = {}) {
  const end = Date.now() + within;
  let reason;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      reason = undefined;
    } catch (error) {
      // Elements come and go while the page is drawn anew; anything else is a real failure.
      if (!['stale element reference', 'no such element', 'no such window'].includes(error.code)) throw error;
      reason = error;
    }
    if (Date.now() > end) throw new Error(`waited ${within} ms in vain for ${what}`, { cause: reason });
    await pause(every);
  }
}

export class Session {
  #url;

  constructor(base, id) {
    this.#url = `${base}/session/${id}`;
  }

  /** Asks for a session until the driver listens. */
  static async start(base, capabilities, { within = 30_000 } = {}) {
    const end = Date.now() + within;
    for (;;) {
      try {
        const { sessionId } = await send('POST', `${base}/session`, { capabilities: { alwaysMatch: capabilities } });
        return new Session(base, sessionId);
      } catch (error) {
        if (error instanceof DriverError || Date.now() > end) throw error;
        await pause(100);
      }
    }
  }

  get(path) { return send('GET', `${this.#url}/${path}`); }
  post(path, body = {}) { return send('POST', `${this.#url}/${path}`, body); }
  end() { return send('DELETE', this.#url); }

  /** Runs the body of a function in the page and gives what it returns (a promise is waited for). */
  async run(script, ...args) {
    return this.post('execute/sync', { script, args });
  }

  async all(css, within) {
    const path = within ? `element/${within}/elements` : 'elements';
    const found = await this.post(path, { using: 'css selector', value: css });
    return found.map((one) => one[ELEMENT]);
  }

  role(id) { return this.get(`element/${id}/computedrole`); }
  label(id) { return this.get(`element/${id}/computedlabel`); }
  text(id) { return this.get(`element/${id}/text`); }
  shown(id) { return this.get(`element/${id}/displayed`); }
  property(id, name) { return this.get(`element/${id}/property/${name}`); }
  click(id) { return this.post(`element/${id}/click`); }
  clear(id) { return this.post(`element/${id}/clear`); }
  keys(id, text) { return this.post(`element/${id}/value`, { text }); }
  resize(width, height) { return this.post('window/rect', { width, height }); }

  /** Presses a combination such as `press(Key.control, 'z')` wherever the focus is. */
  async press(...keys) {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = [...keys].reverse().map((value) => ({ type: 'keyUp', value }));
    await this.post('actions', { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] });
  }

  async screenshot() { return Buffer.from(await this.get('screenshot'), 'base64'); }

  /** The element's own handle for scripts. */
  static handle(id) { return { [ELEMENT]: id }; }
}

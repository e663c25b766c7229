// Ebbline in its real window: started through tauri-driver on a throwaway profile, found its way around by role and
// name as a screen reader would.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Session, until } from './webdriver.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const out = path.join(here, 'out');

const fromEnvironment = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with \`cargo xtask test e2e\``);
  return value;
};

/** What could carry a role without saying so in an attribute. */
const CANDIDATES = {
  alert: '[role=alert]',
  application: '[role=application]',
  article: 'article,[role=article]',
  button: 'button,summary,input[type=submit],input[type=button],[role=button]',
  cell: 'td,[role=cell]',
  checkbox: 'input[type=checkbox],[role=checkbox]',
  combobox: 'select,input,[role=combobox]',
  dialog: 'dialog,[role=dialog],[role=alertdialog]',
  form: 'form,[role=form]',
  group: 'fieldset,figure,[role=group]',
  heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
  image: 'img,svg,[role=img],[role=image]',
  img: 'img,svg,[role=img],[role=image]',
  link: 'a[href],[role=link]',
  list: 'ul,ol,[role=list]',
  listitem: 'li,[role=listitem]',
  main: 'main,[role=main]',
  navigation: 'nav,[role=navigation]',
  radio: 'input[type=radio],[role=radio]',
  region: 'section,[role=region]',
  row: 'tr,[role=row]',
  slider: 'input[type=range],[role=slider]',
  spinbutton: 'input[type=number],[role=spinbutton]',
  status: 'output,[role=status]',
  switch: '[role=switch]',
  tab: '[role=tab]',
  table: 'table,[role=table]',
  textbox: 'input,textarea,[role=textbox]',
};

const matches = (text, wanted) =>
  wanted === undefined || (wanted instanceof RegExp ? wanted.test(text) : text === wanted);

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

/** Berlin, except while a journal day begins there: a dose of 20 minutes ago would then belong to the day before. */
const zone = (now) => (now.getUTCHours() >= 1 && now.getUTCHours() < 4 ? 'Asia/Tokyo' : 'Europe/Berlin');

/** A home directory that nothing else uses, so that no journal of the person running the tests is ever near. */
export class Profile {
  constructor() {
    this.dir = fs.mkdtempSync(path.join(os.tmpdir(), 'ebbline-e2e-'));
    this.journal = path.join(this.dir, 'journal');
    fs.mkdirSync(path.join(this.dir, 'run'), { mode: 0o700 });
    fs.mkdirSync(path.join(this.dir, 'tmp'));
    this.env = {
      ...process.env,
      HOME: this.dir,
      XDG_DATA_HOME: path.join(this.dir, 'data'),
      XDG_CONFIG_HOME: path.join(this.dir, 'config'),
      XDG_CACHE_HOME: path.join(this.dir, 'cache'),
      XDG_STATE_HOME: path.join(this.dir, 'state'),
      XDG_RUNTIME_DIR: path.join(this.dir, 'run'),
      // Temporary files are looked at too.
      TMPDIR: path.join(this.dir, 'tmp'),
      // One place and one language, so that the words and times on the screen are the same on every machine.
      TZ: zone(new Date()),
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      LANGUAGE: 'en',
      GDK_BACKEND: 'x11',
      // A virtual display has no graphics card. (Turning the DMA-BUF renderer off as well makes screenshots hang.)
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    };
  }

  remove() { fs.rmSync(this.dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }); }

  /** Every file below, for tests that look at what lies on the disk. */
  files() {
    return fs.readdirSync(this.dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  }

  /** Starts a program beside the window; gives its exit code and output, or `code: null` when it had to be stopped. */
  async program(file, args, { within = 20_000, input = '' } = {}) {
    const child = spawn(file, args, { env: this.env, stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text) => { stderr += text; });
    // A program that asks nothing may be done before it could be told.
    child.stdin.on('error', (error) => { if (error.code !== 'EPIPE') throw error; });
    child.stdin.end(input);
    const stop = setTimeout(() => child.kill('SIGKILL'), within);
    const [code] = await once(child, 'close');
    clearTimeout(stop);
    return { code, stdout, stderr };
  }

  /** The app itself, started a second time. */
  secondStart() { return this.program(fromEnvironment('EBBLINE_APP'), ['--journal', this.journal]); }

  /** The command line on the same journal. */
  commandLine(passphrase, ...args) {
    this.env.EBBLINE_PASSPHRASE = passphrase;
    return this.program(fromEnvironment('EBBLINE_CLI'), ['--journal', this.journal, ...args])
      .finally(() => { delete this.env.EBBLINE_PASSPHRASE; });
  }
}

export class Ebbline {
  #driver;
  #profile;
  #app;
  #log;

  /** Opens the window; `dark` asks the desktop for its dark appearance. */
  static async open(profile, { args = ['--journal', profile.journal], dark = false, app = fromEnvironment('EBBLINE_APP') } = {}) {
    const [port, nativePort] = await freePorts(2);
    const window = new Ebbline();
    window.#profile = profile;
    window.#app = app;
    window.#log = '';
    const env = { ...profile.env, ...(dark ? { GTK_THEME: 'Adwaita:dark' } : {}) };
    window.#driver = spawn(
      fromEnvironment('TAURI_DRIVER'),
      ['--port', String(port), '--native-port', String(nativePort)],
      // A group of its own, so that closing takes the driver's children along.
      { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
    );
    for (const stream of [window.#driver.stdout, window.#driver.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => { window.#log += text; });
    }
    try {
      window.session = await Session.start(`http://127.0.0.1:${port}`, {
        'tauri:options': { application: app, args },
      });
      await until('the first screen', () => window.session.run(
        'return document.readyState === "complete" && document.body.innerText.trim().length > 0',
      ), { within: 30_000 });
      return window;
    } catch (error) {
      await window.close();
      throw new Error(`the window did not open: ${error.message}\n${window.#log}`, { cause: error });
    }
  }

  /** What app and driver printed so far. */
  get log() { return this.#log; }

  /** The process ids of the app's own process on this profile. */
  #pids() {
    return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
      try {
        return fs.readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '') === fs.realpathSync(this.#app)
          && fs.readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`HOME=${this.#profile.dir}\0`);
      } catch {
        return false;
      }
    }).map(Number);
  }

  /** Ends the app as a power cut would: no handler of its own runs. */
  async kill() {
    const pids = this.#pids();
    if (pids.length !== 1) throw new Error(`expected one running app, found ${pids.length}`);
    process.kill(pids[0], 'SIGKILL');
    await until('the app to be gone', () => this.#pids().length === 0);
    await this.close();
  }

  /** Stops the app where it is, as a sleep of the computer does, and lets it go on. */
  stop() { for (const pid of this.#pids()) process.kill(pid, 'SIGSTOP'); }
  goOn() { for (const pid of this.#pids()) process.kill(pid, 'SIGCONT'); }

  /** Ends session, app and driver. */
  async close() {
    try {
      await this.session?.end();
    } catch {
      // The app may be gone already; what is left is ended below.
    }
    if (this.#driver && this.#driver.exitCode === null && this.#driver.signalCode === null) {
      const gone = once(this.#driver, 'exit');
      try {
        process.kill(-this.#driver.pid, 'SIGTERM');
      } catch {
        this.#driver.kill();
      }
      const hard = setTimeout(() => this.#driver.kill('SIGKILL'), 3_000);
      await gone;
      clearTimeout(hard);
    }
    for (const pid of this.#pids()) process.kill(pid, 'SIGKILL');
    await until('the app to be gone', () => this.#pids().length === 0);
  }

  async #named(role, name, scope) {
    const css = CANDIDATES[role];
    if (!css) throw new Error(`add the role ${role} to CANDIDATES`);
    const found = [];
    for (const id of await this.session.all(css, scope)) {
      // First of all: asked for the role of an element that is not drawn, the driver answers "unknown error".
      if (!(await this.session.shown(id))) continue;
      // `img` became `image` in WAI-ARIA 1.3; engines answer with either.
      const answered = (await this.session.role(id)).replace(/^image$/, 'img');
      if (answered !== role.replace(/^image$/, 'img')) continue;
      if (matches(await this.session.label(id), name)) found.push(id);
    }
    return found;
  }

  /** The first visible element of that role and accessible name, waited for. */
  async find(role, name, { within, scope } = {}) {
    const found = await until(`${role} named ${name ?? 'anything'}`, async () => {
      const some = await this.#named(role, name, scope);
      return some.length > 0 && some;
    }, { within }).catch(async (error) => {
      error.message += `\nThe screen said:\n${await this.words().catch(() => '(nothing)')}`;
      throw error;
    });
    return found[0];
  }

  /** All visible elements of that role and name now, possibly none. */
  findAll(role, name, { scope } = {}) { return this.#named(role, name, scope); }

  async click(role, name, options) { await this.session.click(await this.find(role, name, options)); }

  /** Replaces what a field holds. */
  async fill(role, name, text, options) {
    const id = await this.find(role, name, options);
    await this.session.clear(id);
    await this.session.keys(id, text);
    return id;
  }

  /** All the text a person can see; narrow and unbreakable blanks, which belong before units, as plain ones. */
  words() { return this.session.run('return document.body.innerText.replace(/[\\u00a0\\u202f\\u2009]/g, " ")'); }

  /** Waits until the screen says something. */
  async sees(wanted, { within } = {}) {
    const found = (text) => (wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted));
    let last = '';
    await until(`the screen to say ${wanted}`, async () => found(last = await this.words()), { within })
      .catch((error) => {
        error.message += `\nIt said:\n${last}`;
        throw error;
      });
    return last;
  }

  /** Resizes, waits for the layout to settle and keeps a picture in tests/e2e/out. */
  async picture(name, { width, height } = {}) {
    if (width) {
      await this.session.resize(width, height);
      await until(
        `the window to be ${width} by ${height} px`,
        () => this.session.run('return innerWidth === arguments[0] && innerHeight === arguments[1]', width, height),
      );
    }
    await this.session.run('return document.fonts.ready.then(() => true)');
    // Transitions are at most this long; animation frames would be the finer clock, but a window that the display
    // considers hidden never gets one.
    await pause(300);
    fs.mkdirSync(out, { recursive: true });
    const png = await this.session.screenshot();
    fs.writeFileSync(path.join(out, `${name}.png`), png);
    return png;
  }

  /** What axe-core finds wrong on this screen, one line for each place. */
  async violations() {
    const source = fs.readFileSync(path.join(root, 'ui/node_modules/axe-core/axe.min.js'), 'utf8');
    if (!(await this.session.run('return typeof window.axe === "object"'))) {
      await this.session.run(`${source}; window.axe = axe;`);
    }
    const found = await this.session.run(
      // Nothing is loaded: axe would otherwise fetch style sheets, which the policy of the page forbids.
      'return window.axe.run(document, { preload: false, resultTypes: ["violations"] })'
      + '.then((result) => result.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => ({ target: node.target, why: node.failureSummary })) })))',
    );
    return found.flatMap(({ id, help, nodes }) => nodes.map(({ target, why }) => `${id} (${help}) at ${target}: ${why}`));
  }

  /** How far the page can be scrolled sideways, in px; 0 when everything fits. */
  sideways() { return this.session.run('const page = document.scrollingElement; return page.scrollWidth - page.clientWidth'); }
}

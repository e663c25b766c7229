// Outside the main window: keys from anywhere, the small window, a second start, staying in the background, and locking by itself.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Ebbline, Profile } from './ebbline.mjs';
import { Key, until } from './webdriver.mjs';

const PASSPHRASE = 'three green lamps by the river';

describe('from anywhere', () => {
  const profile = new Profile();
  // The test's own bus stands in for the system's, so that logind can be played.
  profile.env.DBUS_SYSTEM_BUS_ADDRESS = profile.env.DBUS_SESSION_BUS_ADDRESS;
  let window;
  let manager;

  before(async () => {
    // Who asks for keys and focus needs somebody who gives them.
    manager = spawn('openbox', [], { env: profile.env, stdio: 'ignore' });
    window = await Ebbline.open(profile);
    await window.fill('textbox', 'Passphrase', PASSPHRASE);
    await window.fill('textbox', 'Passphrase again', PASSPHRASE);
    await window.click('button', 'Create journal');
    await window.click('checkbox', 'I wrote the recovery code down', { within: 20_000 });
    await window.click('button', 'Open the journal');
    await window.find('textbox', 'New entry');
  });
  after(async () => {
    await window?.close();
    manager?.kill();
    profile.remove();
  });

  /** What it prints; nothing when it found nothing, which it calls a failure. */
  const xdotool = (...args) => new Promise((done) => {
    execFile('xdotool', args, { env: profile.env, timeout: 10_000 }, (_, stdout) => done(stdout.trim()));
  });
  /** The window the keyboard goes to: its width says which of the two it is. */
  const inFront = async () => {
    const said = await xdotool('getactivewindow', 'getwindowgeometry', '--shell');
    const width = Number(/WIDTH=(\d+)/.exec(said)?.[1]);
    return width === 620 ? 'small' : 'main';
  };
  const seen = async (which) => until(`the ${which} window in front`, async () => await inFront() === which);
  const shown = async () => (await xdotool('search', '--onlyvisible', '--name', '^Ebbline$')).split('\n').filter(Boolean).length;
  const entries = async () => {
    const listed = await profile.commandLine(PASSPHRASE, 'list', '--json');
    assert.equal(listed.code, 0, listed.stderr);
    return listed.stdout;
  };
  const signal = (where, name, ...args) => profile.program('dbus-send', ['--session', '--type=signal', where, name, ...args]);
  const unlock = async () => {
    await window.fill('textbox', 'Passphrase', PASSPHRASE, { within: 20_000 });
    await window.session.press(Key.enter);
    await window.find('textbox', 'New entry', { within: 20_000 });
  };

  test('keys pressed anywhere open the small window; Enter stores and closes it', async () => {
    await xdotool('key', 'ctrl+alt+j');
    await seen('small');
    await xdotool('type', '--delay', '20', '2.5g red bali, #fromanywhere');
    await xdotool('key', 'Return');
    // A new product is told of before the window goes.
    await until('the entry', async () => (await entries()).includes('fromanywhere'));
    await xdotool('key', 'Return');
    await until('the small window gone', async () => await shown() === 1);
    await window.sees('#fromanywhere');
  });

  test('Escape closes it and stores nothing', async () => {
    const before = await entries();
    await xdotool('key', 'ctrl+alt+j');
    await seen('small');
    await xdotool('type', '--delay', '20', '3g red bali');
    await xdotool('key', 'Escape');
    await until('the small window gone', async () => await shown() === 1);
    assert.equal(await entries(), before);
  });

  test('a second start with --quick opens it too', async () => {
    const second = await profile.program(process.env.EBBLINE_APP, ['--journal', profile.journal, '--quick']);
    assert.equal(second.code, 0, second.stderr);
    await seen('small');
    await xdotool('key', 'Escape');
    await until('the small window gone', async () => await shown() === 1);
  });

  test('before the computer sleeps the journal is locked, and then the keys lead to the lock screen', async () => {
    await xdotool('key', 'ctrl+alt+j');
    await seen('small');
    await signal('/org/freedesktop/login1', 'org.freedesktop.login1.Manager.PrepareForSleep', 'boolean:true');
    await window.find('button', 'Unlock');
    assert.equal(await shown(), 1, 'the small window goes with the key');
    await xdotool('key', 'ctrl+alt+j');
    await pause(1_500);
    assert.equal(await shown(), 1, 'there is no entry while it is locked');
    await seen('main');
    await unlock();
  });

  test('a screen saver locks it; other news does not', async () => {
    await signal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver.ActiveChanged', 'boolean:false');
    await signal('/somewhere', 'org.example.Thing.ActiveChanged', 'boolean:true');
    await pause(1_000);
    await window.find('textbox', 'New entry');
    await signal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver.ActiveChanged', 'boolean:true');
    await window.find('button', 'Unlock');
    await unlock();
  });

  test('the settings of this computer are whole and kept beside the journal', async () => {
    await window.session.press(Key.control, ',');
    await window.find('heading', 'This computer');
    assert.doesNotMatch(await window.words(), /icon.*Start Ebbline again/, 'no icon is asked for, none is missed');
    await window.click('checkbox', 'Stay in the background when the window is closed');
    const kept = () => JSON.parse(fs.readFileSync(path.join(profile.journal, 'window.json'), 'utf8'));
    await until('the choice on the disk', () => fs.existsSync(path.join(profile.journal, 'window.json')) && kept().background);
    assert.deepEqual(await window.violations(), [], 'axe on settings');
    await window.session.run('document.scrollingElement.scrollTo(0, 1e6)');
    await window.picture('settings-device', { width: 1180, height: 830 });
    const field = await window.find('textbox', 'Keys for a new entry from anywhere');
    await window.session.clear(field);
    await window.session.keys(field, `Ctrl+Shift+F9${Key.enter}`);
    await until('the new keys', () => kept().hot_key === 'Ctrl+Shift+F9');
    // They are kept before they are held: the first press may come too early.
    await until('the small window by the new keys', async () => {
      await xdotool('key', 'ctrl+shift+F9');
      await pause(400);
      return await inFront() === 'small';
    });
    await xdotool('key', 'Escape');
    await until('the small window gone', async () => await shown() === 1);
  });

  test('closed, it stays in the background, and a second start brings it back', async () => {
    await seen('main');
    await xdotool('key', 'alt+F4');
    await until('no window', async () => await shown() === 0);
    await xdotool('key', 'ctrl+shift+F9');
    await until('the small window', async () => await shown() === 1);
    await xdotool('key', 'Escape');
    await until('no window', async () => await shown() === 0);
    await profile.secondStart();
    await until('the main window', async () => await shown() === 1);
  });
});

// Reminders with the real program and a real notification daemon: how many arrive, and what they say.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Ebbline, Profile } from './ebbline.mjs';
import { Key, until } from './webdriver.mjs';

const PASSPHRASE = 'three green lamps by the river';
const OWN_WORDS = 'zebrafinch at the window';

describe('reminders', () => {
  const profile = new Profile();
  let window;
  let daemon;
  let printed = '';

  before(async () => {
    // What is chosen from the menu of a notification is what this program prints.
    const choose = path.join(profile.dir, 'choose');
    fs.writeFileSync(choose, '#!/bin/sh\ngrep -m 1 Done\n', { mode: 0o755 });
    const config = path.join(profile.dir, 'dunstrc');
    fs.writeFileSync(config, `[global]\ndmenu = ${choose}\nmouse_left_click = do_action\n[urgency_normal]\ntimeout = 600\n`);
    daemon = spawn('dunst', ['-conf', config, '-print'], { env: profile.env, stdio: ['ignore', 'pipe', 'inherit'] });
    daemon.stdout.setEncoding('utf8').on('data', (text) => { printed += text; });
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
    daemon?.kill();
    profile.remove();
  });

  /** What arrived since the last time this was asked: one text for each notification. */
  const arrived = () => {
    const texts = [...printed.matchAll(/^\s*body: '(.*)'$/gm)].map((match) => match[1]);
    return texts;
  };
  let seen = 0;
  const news = async (count, within = 10_000) => {
    await until(`${count} new notifications`, () => arrived().length >= seen + count, { within });
    // One too many would come now.
    await pause(1_500);
    const fresh = arrived().slice(seen);
    seen += fresh.length;
    return fresh;
  };
  const none = async (ms = 2_500) => {
    await pause(ms);
    assert.deepEqual(arrived().slice(seen), [], 'nothing more arrives');
  };
  const command = (name, args = {}) => window.session.run('return window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1])', name, args);
  const remind = (seconds, more = {}) => command('save_reminder', { draft: {
    id: null, kind: 'own', clock: 'elapsed', rule: { start: new Date(Date.now() + seconds * 1000).toISOString(), every_minutes: null },
    text: OWN_WORDS, missed_after_minutes: null, active: true, ...more,
  } });
  const states = async () => (await command('reminders', { language: 'en' })).occurrences.map(({ state }) => state);
  const unlock = async () => {
    await window.fill('textbox', 'Passphrase', PASSPHRASE, { within: 20_000 });
    await window.session.press(Key.enter);
    await window.find('textbox', 'New entry', { within: 20_000 });
  };

  test('a reminder arrives once, on time, and says nothing about itself', async () => {
    const begun = Date.now();
    await remind(3);
    assert.deepEqual(await news(1), ['A reminder.']);
    assert.ok(Date.now() - begun < 7_000, 'within seconds of its time');
    assert.deepEqual(await states(), ['due']);
    assert.ok(!printed.includes(OWN_WORDS));
    await none();
  });

  test('its button is heard', async () => {
    const menu = await profile.program('dbus-send', ['--session', '--print-reply', '--dest=org.freedesktop.Notifications',
      '/org/freedesktop/Notifications', 'org.dunstproject.cmd0.ContextMenuCall']);
    assert.equal(menu.code, 0, menu.stderr);
    await until('the answer in the journal', async () => (await states())[0] === 'done');
  });

  test('killed and started again it does not arrive again', async () => {
    await remind(2);
    assert.equal((await news(1)).length, 1);
    await window.kill();
    window = await Ebbline.open(profile);
    await unlock();
    await none();
    assert.deepEqual(await states(), ['due', 'done']);
  });

  test('a locked journal reminds, and notes it when it is opened', async () => {
    await remind(4);
    await command('lock');
    await window.find('button', 'Unlock');
    assert.deepEqual(await news(1), ['A reminder.']);
    const kept = fs.readFileSync(path.join(profile.journal, 'window.told'), 'utf8');
    assert.equal(JSON.parse(kept).keys.length, 1, 'its key outlives the process');
    await window.kill();
    window = await Ebbline.open(profile);
    await unlock();
    await none();
    assert.deepEqual(await states(), ['due', 'due', 'done']);
    const later = JSON.parse(fs.readFileSync(path.join(profile.journal, 'window.told'), 'utf8'));
    assert.deepEqual(later.keys, [], 'now the journal knows it');
  });

  test('what came up while the program was stopped is one digest', async () => {
    for (const seconds of [2, 3, 4]) await remind(seconds);
    window.stop();
    await pause(5_000);
    window.goOn();
    assert.deepEqual(await news(1), ['3 reminders are open.']);
  });

  test('what came up while it was not running is one digest after opening', async () => {
    for (const seconds of [2, 3]) await remind(seconds);
    await window.kill();
    await pause(4_000);
    window = await Ebbline.open(profile);
    await window.find('button', 'Unlock');
    await none(1_000);
    await unlock();
    assert.deepEqual(await news(1), ['2 reminders are open.']);
  });

  test('a pause is silent', async () => {
    await command('pause_reminders', { until: new Date(Date.now() + 3_600_000).toISOString() });
    await remind(1);
    await none(4_000);
    await command('pause_reminders', { until: null });
    await none(1_500);
    assert.equal((await states())[0], 'missed');
  });

  test('own words are shown to who asked for them', async () => {
    const { settings } = await command('device');
    await command('save_device', { settings: { ...settings, reminder_words: true } });
    await remind(2);
    assert.deepEqual(await news(1), [OWN_WORDS]);
  });

  test('nothing of it lies on the disk in the clear', () => {
    for (const file of profile.files()) {
      assert.ok(!fs.readFileSync(file).includes(OWN_WORDS), `${file} holds the words of a reminder`);
    }
  });

  test('it starts with the session when asked to, and not any more when not', async () => {
    const entry = path.join(profile.env.XDG_CONFIG_HOME, 'autostart/ebbline.desktop');
    await command('set_autostart', { on: true });
    const text = fs.readFileSync(entry, 'utf8');
    assert.ok(text.includes(`"--journal" "${profile.journal}" "--background"`), text);
    await command('set_autostart', { on: false });
    assert.ok(!fs.existsSync(entry));
  });
});

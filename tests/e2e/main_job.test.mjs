// The main job in the real window: first run, log by keyboard, rate, check in, a power cut, reopen, undo across the restart.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Ebbline, Profile } from './ebbline.mjs';
import { Key, until } from './webdriver.mjs';

const PASSPHRASE = 'three green lamps by the river';
const NOTE = 'zebrafinch in the orchard';

describe('the main job', () => {
  const profile = new Profile();
  let window;
  let recoveryCode;

  before(async () => { window = await Ebbline.open(profile); });
  after(async () => {
    await window?.close();
    profile.remove();
  });

  const type = async (line) => {
    const entry = await window.find('textbox', 'New entry');
    await window.session.keys(entry, line);
  };
  const enter = async () => { await window.session.press(Key.enter); };
  const clean = async (screen) => assert.deepEqual(await window.violations(), [], `axe on ${screen}`);

  test('the first run makes an encrypted journal and shows its recovery code once', async () => {
    await window.sees('Nothing leaves this computer');
    await clean('first run');
    await window.picture('first-run', { width: 1180, height: 830 });
    await window.fill('textbox', 'Passphrase', PASSPHRASE);
    await window.fill('textbox', 'Passphrase again', PASSPHRASE);
    await window.click('button', 'Create journal');
    await window.find('checkbox', 'I wrote the recovery code down', { within: 20_000 });
    const words = await window.words();
    recoveryCode = words.match(/[0-9A-Z]{4,}(?:-[0-9A-Z]{4,})+/)?.[0];
    assert.ok(recoveryCode, `a code is on the screen:\n${words}`);
    await clean('recovery code');
    await window.picture('recovery-code');
    await window.click('checkbox', 'I wrote the recovery code down');
    await window.click('button', 'Open the journal');
    await window.find('textbox', 'New entry');
  });

  test('the empty Today screen is whole', async () => {
    await clean('empty Today');
    await window.picture('today-empty', { width: 1180, height: 830 });
  });

  test('a line is understood while it is typed and stored by Enter', async () => {
    await type('2.5g red bali 20m ago');
    await window.sees('2.5 g');
    assert.doesNotMatch(await window.words(), /Stored/, 'typing stores nothing');
    await enter();
    await window.sees(/last one 20 min ago/);
    await window.sees(/red bali/i);
    const entry = await window.find('textbox', 'New entry');
    assert.equal(await window.session.property(entry, 'value'), '', 'the line is free for the next entry');
  });

  test('the dose is rated and a check-in is logged', async () => {
    await window.click('button', /^Rate 6/);
    await until('the rating to be on the screen', async () => /effect 6/i.test(await window.words()));
    await type('mood 6 energy 4');
    await enter();
    await window.sees(/mood 6/i);
    await type(`note ${NOTE}`);
    await enter();
    await window.sees(NOTE);
  });

  test('what cannot be read is marked and stays in the line', async () => {
    await type('2.5g red bali blorp 99');
    await enter();
    const entry = await window.find('textbox', 'New entry');
    await until('the reason', async () => /Not stored yet/i.test(await window.words()));
    assert.equal(await window.session.property(entry, 'value'), '2.5g red bali blorp 99', 'nothing typed is lost');
    await window.picture('today-unread');
    await window.session.clear(entry);
  });

  test('a power cut right after the acknowledgement loses nothing', async () => {
    await type('3g red bali, #beforethecut');
    await enter();
    await window.sees('3 g');
    await window.kill();
    window = await Ebbline.open(profile);
    await window.find('button', 'Unlock');
    await clean('locked');
    await window.picture('locked', { width: 1180, height: 830 });
    await window.fill('textbox', 'Passphrase', 'a wrong one');
    await window.session.press(Key.enter);
    await window.sees(/does not open|not the passphrase|wrong/i, { within: 20_000 });
    await window.fill('textbox', 'Passphrase', PASSPHRASE);
    await window.session.press(Key.enter);
    await window.find('textbox', 'New entry', { within: 20_000 });
    const words = await window.sees('3 g');
    for (const kept of ['2 doses today', '2.5 g', NOTE]) assert.ok(words.includes(kept), `${kept} survived:\n${words}`);
  });

  test('undo works across the restart', async () => {
    const entry = await window.find('textbox', 'New entry');
    await window.session.click(entry);
    await window.session.press(Key.control, 'z');
    await window.sees('1 dose today');
    await window.session.press(Key.control, Key.shift, 'z');
    await window.sees('2 doses today');
  });

  test('the command line writes beside the window, which shows it within two seconds', async () => {
    const logged = await window_cli('log', '1.5g green leaf 5m ago');
    assert.equal(logged.code, 0, logged.stderr);
    await window.sees(/green leaf/i, { within: 4_000 });
    const nothing = await window_cli('none', 'today');
    assert.equal(nothing.code, 1, 'a day with doses is not a day without');
    assert.match(nothing.stderr, /dose/i);
  });
  const window_cli = (...args) => profile.commandLine(PASSPHRASE, ...args);

  test('a second window does not open; the first comes forward', async () => {
    const second = await profile.secondStart();
    assert.equal(second.code, 0, second.stderr);
    assert.match(second.stderr, /open on this journal already/);
  });

  test('nothing on the disk is plain text', async () => {
    const found = [];
    for (const file of profile.files()) {
      const bytes = fs.readFileSync(file);
      for (const secret of [NOTE, 'red bali', 'beforethecut', PASSPHRASE, recoveryCode]) {
        if (bytes.includes(secret)) found.push(`${secret} in ${file}`);
        if (bytes.includes(Buffer.from(secret, 'utf16le'))) found.push(`${secret} (UTF-16) in ${file}`);
      }
    }
    assert.ok(profile.files().some((file) => file.endsWith('journal.db')), 'the journal is among the files looked at');
    assert.deepEqual(found, []);
  });

  test('the journal lists what was logged, and the search finds it', async () => {
    await window.click('link', 'Journal');
    await window.sees(/red bali/i);
    await clean('Journal');
    await window.picture('journal', { width: 1180, height: 830 });
    await window.picture('journal-400', { width: 400, height: 830 });
    assert.equal(await window.sideways(), 0, 'the journal fits 400 px');
  });

  test('locking hides everything, and the recovery code opens it again', async () => {
    await window.picture('journal-wide', { width: 1180, height: 830 });
    await window.click('button', /^Lock/);
    await window.find('button', 'Unlock');
    assert.ok(!(await window.words()).includes(NOTE), 'no entry is readable while locked');
    await window.click('button', 'Use the recovery code');
    await clean('recovery');
    await window.fill('textbox', 'Recovery code', recoveryCode.toLowerCase());
    await window.fill('textbox', 'New passphrase', `${PASSPHRASE} again`);
    await window.fill('textbox', 'New passphrase again', `${PASSPHRASE} again`);
    await window.click('button', 'Set new passphrase');
    await window.find('textbox', 'New entry', { within: 20_000 });
    await window.sees(NOTE);
  });
});

describe('a journal that cannot be opened says why', () => {
  const profile = new Profile();
  let window;
  after(async () => {
    await window?.close();
    profile.remove();
  });

  test('a missing key file, and a file from a newer version', async () => {
    const made = await profile.commandLine(PASSPHRASE, 'init');
    assert.equal(made.code, 0, made.stderr);
    const keys = `${profile.journal}/keys.json`;
    const kept = fs.readFileSync(keys, 'utf8');
    fs.rmSync(keys);
    window = await Ebbline.open(profile);
    await window.fill('textbox', 'Passphrase', PASSPHRASE);
    await window.session.press(Key.enter);
    await window.sees(/key file/i, { within: 20_000 });
    fs.writeFileSync(keys, kept.replace(/"version":\s*\d+/, '"version": 99'));
    await window.fill('textbox', 'Passphrase', PASSPHRASE);
    await window.session.press(Key.enter);
    await window.sees(/newer/i, { within: 20_000 });
    fs.writeFileSync(keys, kept);
    await window.fill('textbox', 'Passphrase', PASSPHRASE);
    await window.session.press(Key.enter);
    await window.find('textbox', 'New entry', { within: 20_000 });
  });
});

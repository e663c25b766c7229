// Early signs in the real window: a journal whose doses grew, so that a notice is due today; set aside, undone, and listed on Trends.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ebbline, Profile } from './ebbline.mjs';
import { Key, until } from './webdriver.mjs';

const PASSPHRASE = 'seven quiet bridges in the north';
const FIXTURE = fileURLToPath(new URL('../fixtures/journals/fast_escalation.json', import.meta.url));
/** A day on which the notice of larger doses has been due for two days. */
const TODAY_OF_FIXTURE = '2025-03-11';
const DAY_MS = 86_400_000;

/** The simulated person moved to now, without what is still to come. */
function moved(now) {
  const shift = Math.floor(now / DAY_MS) * DAY_MS - Date.parse(`${TODAY_OF_FIXTURE}T00:00:00Z`);
  const date = (text) => new Date(Date.parse(`${text}T00:00:00Z`) + shift).toISOString().slice(0, 10);
  const later = (value) => {
    if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value) ? date(value.slice(0, 10)) + value.slice(10) : value;
    if (Array.isArray(value)) return value.map(later);
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, later(one)]));
    return value;
  };
  const journal = later(JSON.parse(fs.readFileSync(FIXTURE, 'utf8')));
  const today = date(TODAY_OF_FIXTURE);
  const past = (row) => (row.taken_at ?? row.rated_at ?? row.at ?? row.date).slice(0, 10) < today;
  for (const list of ['doses', 'effects', 'check_ins', 'symptoms', 'days']) journal[list] = journal[list].filter(past);
  const doses = new Set(journal.doses.map(({ id }) => id));
  journal.effects = journal.effects.filter(({ dose }) => doses.has(dose));
  return journal;
}

for (const dark of [false, true]) {
  const look = dark ? 'dark' : 'light';
  describe(`early signs, ${look}`, () => {
    const profile = new Profile();
    let window;

    before(async () => {
      // The fixture's days are those of UTC.
      profile.env.TZ = 'UTC';
      const made = await profile.commandLine(PASSPHRASE, 'init');
      assert.equal(made.code, 0, made.stderr);
      const file = path.join(profile.dir, 'person.json');
      fs.writeFileSync(file, JSON.stringify(moved(Date.now())));
      const imported = await profile.commandLine(PASSPHRASE, 'import', file);
      assert.equal(imported.code, 0, imported.stderr);
      window = await Ebbline.open(profile, { dark });
      await window.fill('textbox', 'Passphrase', PASSPHRASE);
      await window.session.press(Key.enter);
      await window.find('textbox', 'New entry', { within: 20_000 });
    });
    after(async () => {
      await window?.close();
      profile.remove();
    });

    test('Today tells of the sign with its numbers and without alarm', async () => {
      await window.find('region', 'Seen in your entries', { within: 30_000 });
      const words = await window.words();
      assert.match(words, /your doses of Product 0 were larger: about [\d.]+× those of your first four weeks \(\d+ days with a known amount, against 28\)/);
      assert.match(words, /Options people discuss with a clinician/);
      await window.picture(`signs-today-${look}`, { width: 1180, height: 1400 });
      assert.deepEqual(await window.violations(), [], 'axe on Today with a sign');
      await window.picture(`signs-today-${look}-400`, { width: 400, height: 1400 });
      assert.equal(await window.sideways(), 0, 'Today with a sign fits 400 px');
      await window.picture(`signs-resize-${look}`, { width: 1180, height: 1000 });
    });

    test('who knows why says so, and can take it back', async () => {
      await window.click('button', 'I know why: Larger doses');
      await window.find('dialog');
      await window.picture(`signs-dismiss-${look}`);
      assert.deepEqual(await window.violations(), [], 'axe on the dialog');
      await window.fill('textbox', /What was it/, 'another scale');
      await window.click('button', 'Set aside');
      await until('the sign to be quiet', async () => (await window.findAll('button', 'I know why: Larger doses')).length === 0);
      await window.sees(/sign set aside/);
      const told = await profile.commandLine(PASSPHRASE, 'list', '--kind', 'dismissal', '--json');
      const [stored] = JSON.parse(told.stdout).entries;
      assert.equal(stored.sign, 'larger_doses');
      assert.equal(stored.reason, 'another scale');
      await window.click('button', /^Undo/);
      await window.find('button', 'I know why: Larger doses', { within: 20_000 });
    });

    test('Trends lists all four, found or not', async () => {
      await window.click('link', 'Trends');
      await window.find('region', 'Early signs');
      await window.sees('Symptoms on cutting back', { within: 30_000 });
      const words = await window.words();
      for (const name of ['The same dose did less', 'More often', 'Larger doses', 'Symptoms on cutting back']) assert.ok(words.includes(name), `${name}:\n${words}`);
      assert.match(words, /not enough data: \d+ of \d+/);
      await window.session.run('document.querySelector("#sign-list").scrollIntoView()');
      await window.picture(`signs-trends-${look}`, { width: 1180, height: 1000 });
      assert.deepEqual(await window.violations(), [], 'axe on Trends');
      await window.picture(`signs-trends-${look}-400`, { width: 400, height: 1400 });
      assert.equal(await window.sideways(), 0, 'Trends with signs fits 400 px');
    });
  });
}

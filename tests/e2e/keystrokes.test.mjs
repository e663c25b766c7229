// How many keystrokes a recording takes: the table of docs/keys.md is typed in the real window, counted, and what was stored is asked
// of the command line.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ebbline, Profile } from './ebbline.mjs';
import { Key, until } from './webdriver.mjs';

const PASSPHRASE = 'nine quiet swans at noon';
const page = fs.readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), '../../docs/keys.md'), 'utf8');

/** The rows of the table: what, the code spans typed, the number claimed. */
const table = page.split('## How many keystrokes')[1].split('\n').filter((line) => line.startsWith('| ') && !/^\| (---|what)/.test(line))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
  .map(([what, typed, count]) => ({ what, typed: [...typed.matchAll(/`([^`]+)`/g)].map(([, span]) => span), count: Number(count) }));

/** What a code span means: one combination or named key, or text typed key by key. */
function presses(span) {
  if (span === 'Enter') return [[Key.enter]];
  const combination = /^Ctrl\+(.+)$/.exec(span);
  if (combination) return [[Key.control, combination[1].toLowerCase()]];
  return [...span].map((one) => [one]);
}

const minutesApart = (a, b) => Math.abs(Date.parse(a) - Date.parse(b)) / 60_000;

describe('keystrokes from the window in front to stored', () => {
  const profile = new Profile();
  let window;
  let yesterday;

  const cli = async (...args) => {
    const answer = await profile.commandLine(PASSPHRASE, ...args);
    assert.equal(answer.code, 0, `${args.join(' ')}: ${answer.stderr}`);
    return answer.stdout;
  };
  const entries = async (...kinds) => JSON.parse(await cli('list', '--json', '--kind', kinds.join(','))).entries;

  before(async () => {
    await cli('init');
    // The day before yesterday: yesterday is left unanswered, and no pause is long enough to be warned about.
    await cli('log', '2g green 50h ago');
    await cli('log', '2g red 49h ago');
    window = await Ebbline.open(profile);
    await window.fill('textbox', 'Passphrase', PASSPHRASE);
    await window.session.press(Key.enter);
    await window.find('textbox', 'New entry', { within: 20_000 });
    await window.sees('unanswered');
    yesterday = await window.session.run('const day = new Date(); day.setHours(day.getHours() - 4); day.setDate(day.getDate() - 1); return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`');
  });
  after(async () => {
    await window?.close();
    profile.remove();
  });

  /** Presses one row of the table and counts. */
  async function type(what) {
    const row = table.find((one) => one.what === what);
    assert.ok(row, `docs/keys.md has a row "${what}"`);
    await until('the caret in the entry line', () => window.session.run('return document.activeElement?.id === "entry-line" && document.activeElement.value === "" && !document.querySelector("dialog")'));
    let count = 0;
    for (const press of row.typed.flatMap(presses)) {
      // A person sees a form before answering it.
      if (count > 0 && row.typed[0].startsWith('Ctrl+')) await until('the form', () => window.session.run('return document.querySelector("dialog")?.contains(document.activeElement) ?? false'));
      await window.session.press(...press);
      count += 1;
    }
    assert.equal(count, row.count, `${what}: the number in docs/keys.md is the number of keys pressed`);
    await window.sees(/Stored:/);
    return count;
  }

  const closeNotice = async () => { await window.session.run('document.querySelector("[role=status] button[aria-label]")?.click(); document.getElementById("entry-line").focus()'); };

  test('the table names what everybody records', () => {
    assert.deepEqual(table.map(({ what }) => what), [
      'The last dose once more', 'A new amount of the same product', 'Another product, 20 minutes ago', 'Nothing yesterday', 'Mood and energy', 'Three symptoms, all others none',
    ]);
  });

  test('the last dose once more', async () => {
    await type('The last dose once more');
    const doses = await entries('dose');
    assert.equal(doses.length, 3);
    const [last, again] = [doses.at(-2), doses.at(-1)];
    assert.equal(again.product, last.product);
    assert.equal(again.amount, '2');
    assert.ok(minutesApart(again.taken_at, new Date().toISOString()) < 2, 'taken now');
    await closeNotice();
  });

  test('a new amount of the same product', async () => {
    await type('A new amount of the same product');
    const doses = await entries('dose');
    assert.equal(doses.length, 4);
    assert.equal(doses.at(-1).amount, '2.5');
    assert.equal(doses.at(-1).product, doses.at(-2).product);
    await closeNotice();
  });

  test('another product, 20 minutes ago', async () => {
    await type('Another product, 20 minutes ago');
    const doses = await entries('dose');
    const [first] = doses;
    const found = doses.filter(({ product }) => product === first.product).at(-1);
    assert.equal(doses.length, 5);
    assert.notEqual(found, first, 'the green one was taken again');
    assert.equal(found.amount, '2');
    assert.ok(Math.abs(minutesApart(found.taken_at, new Date().toISOString()) - 20) < 2, `20 minutes ago: ${found.taken_at}`);
    await closeNotice();
  });

  test('nothing yesterday', async () => {
    await type('Nothing yesterday');
    const days = await entries('day');
    assert.deepEqual(days.map(({ date, answer }) => ({ date, answer })), [{ date: yesterday, answer: 'none' }]);
    await closeNotice();
  });

  test('mood and energy', async () => {
    await type('Mood and energy');
    const [checkIn, ...more] = await entries('check_in');
    assert.equal(more.length, 0);
    assert.deepEqual([checkIn.mood, checkIn.energy, checkIn.pain, checkIn.stress], [6, 4, null, null]);
    await closeNotice();
  });

  test('three symptoms, all others none', async () => {
    await type('Three symptoms, all others none');
    const [symptoms, ...more] = await entries('symptoms');
    assert.equal(more.length, 0);
    assert.equal(symptoms.items.length, 10);
    assert.deepEqual(
      symptoms.items.filter(({ severity }) => severity > 0),
      [{ name: 'restless', severity: 2 }, { name: 'low energy', severity: 1 }, { name: 'slept badly', severity: 1 }],
    );
    assert.equal(symptoms.before_first_dose, false);
    await closeNotice();
  });

  test('each is one step of undo, and the window says what it took back', async () => {
    await window.session.press(Key.control, 'z');
    await window.sees(/Undone. Taken back: symptoms/);
    assert.equal((await entries('symptoms')).length, 0);
  });
});

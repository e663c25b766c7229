// Every form of recording and mending in the real window: opened by key, looked at by axe, light and dark, wide and at 400 px; and the
// journey from a symptom list to a batch, an appointment, a bulk edit and back by undo.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Ebbline, Profile } from './ebbline.mjs';
import { Key, until } from './webdriver.mjs';

const PASSPHRASE = 'four brown owls in the barn';

const FORMS = [
  ['symptoms', [Key.control, 's'], /Symptom checklist/],
  ['walk', [Key.control, 't'], /Walk, rest, bath/],
  ['other-substance', [Key.control, 'o'], /Another substance/],
  ['rating', [Key.control, 'e'], /How was it\?/],
  ['unanswered', [Key.control, 'u'], /Unanswered days/],
  ['question', [Key.control, 'b'], /Add a question/],
  ['appointment', [Key.control, Key.shift, 'a'], /Add an appointment/],
  ['check-in', [Key.control, 'i'], /Check-in/],
  ['dose', [Key.control, 'd'], /Enter a dose/],
];

for (const dark of [false, true]) {
  const look = dark ? 'dark' : 'light';
  describe(`forms, ${look}`, () => {
    const profile = new Profile();
    let window;
    before(async () => {
      window = await Ebbline.open(profile, { args: ['--demo'], dark });
      await window.find('textbox', 'New entry', { within: 60_000 });
    });
    after(async () => {
      await window?.close();
      profile.remove();
    });

    async function looked(name) {
      await window.picture(`record-${name}-${look}`, { width: 1180, height: 900 });
      assert.deepEqual(await window.violations(), [], `axe on ${name}`);
      await window.picture(`record-${name}-${look}-400`, { width: 400, height: 900 });
      assert.deepEqual(await window.violations(), [], `axe on ${name} at 400 px`);
      assert.equal(await window.sideways(), 0, `${name} fits 400 px`);
      await window.session.resize(1180, 900);
    }

    for (const [name, keys, title] of FORMS) {
      test(`${name} opens by key and closes by Escape`, async () => {
        await window.session.press(...keys);
        await window.find('dialog', title);
        await looked(name);
        await window.session.press(Key.escape);
        await until('the dialog to be gone', async () => (await window.findAll('dialog')).length === 0);
      });
    }

    test('the parts of the journal are whole', async () => {
      await window.click('link', 'Journal');
      await window.find('heading', 'Journal');
      await window.click('button', 'Filter');
      await window.find('group', 'Kind of entry');
      await looked('filter');
      await window.click('button', 'Select');
      await window.click('checkbox', /^Select .* g /);
      await window.click('button', 'Tags');
      await looked('bulk');
      await window.click('button', 'Done');
      await window.click('button', 'What you take');
      await window.find('heading', 'Regular medicines');
      await looked('things');
      await window.click('button', 'Add product');
      await window.find('dialog', 'New product');
      await looked('product');
      await window.session.press(Key.escape);
      await window.click('button', 'Appointments');
      await window.find('heading', 'Questions');
      await looked('care');
    });
  });
}

describe('recording and mending by keyboard', () => {
  const profile = new Profile();
  let window;
  const cli = async (...args) => {
    const answer = await profile.commandLine(PASSPHRASE, ...args);
    assert.equal(answer.code, 0, `${args.join(' ')}: ${answer.stderr}`);
    return answer.stdout;
  };
  const entries = async (...kinds) => JSON.parse(await cli('list', '--json', '--kind', kinds.join(','))).entries;
  const type = async (text) => { for (const one of text) await window.session.press(one); };
  const dialogGone = () => until('the dialog to be gone', async () => (await window.findAll('dialog')).length === 0);

  before(async () => {
    await cli('init');
    await cli('log', '2g red bali 3d ago');
    await cli('log', '2g red bali 2d ago');
    window = await Ebbline.open(profile);
    await window.fill('textbox', 'Passphrase', PASSPHRASE);
    await window.session.press(Key.enter);
    await window.find('textbox', 'New entry', { within: 20_000 });
  });
  after(async () => {
    await window?.close();
    profile.remove();
  });

  test('before the first dose Today offers the checklist, and says so in what is stored', async () => {
    await window.sees('Morning checklist');
    await window.session.press(Key.control, 's');
    await window.sees('before the first dose of the day');
    await type('10020000');
    await type('12');
    await window.session.press(Key.enter);
    await dialogGone();
    await window.sees('total 6 from 10 items');
    const [symptoms] = await entries('symptoms');
    assert.equal(symptoms.before_first_dose, true);
    assert.equal(symptoms.items.reduce((sum, { severity }) => sum + severity, 0), 6);
    assert.doesNotMatch(await window.words(), /Morning checklist/, 'one list a morning is enough');
  });

  test('another substance: its facts are shown once, and it does not count as a dose', async () => {
    await window.session.press(Key.control, 'o');
    await window.find('combobox', /Which one/);
    await type('alco');
    await window.session.press(Key.enter);
    await window.sees('Kratom and Alcohol');
    await window.click('button', 'I have read this');
    await until('the facts to go', async () => !(await window.words()).includes('Kratom and Alcohol'));
    await window.click('button', 'Just note it');
    await dialogGone();
    await window.sees('Alcohol');
    await window.sees('no doses logged today');
    await window.session.press(Key.control, 'o');
    await window.find('combobox', /Which one/);
    await type('alco');
    await window.session.press(Key.enter);
    await window.find('textbox', 'Amount');
    assert.doesNotMatch(await window.words(), /Kratom and Alcohol/, 'read once');
    await type('2');
    await window.session.press(Key.enter);
    await dialogGone();
    const doses = await entries('dose');
    assert.deepEqual(doses.slice(-2).map(({ amount, unit }) => [amount, unit]), [[null, 'drink'], ['2', 'drink']]);
  });

  test('unanswered days are answered one key each', async () => {
    await window.session.press(Key.control, 'u');
    await window.find('dialog', 'Unanswered days');
    await window.find('button', /^Took nothing .*day/);
    await window.session.press('0');
    await window.sees('Nothing taken');
    await window.session.press(Key.escape);
    await dialogGone();
    assert.equal((await entries('day')).length, 1);
  });

  test('a new batch takes the place of the old one, and one undo brings it back', async () => {
    await window.session.press(Key.control, '2');
    await window.click('button', 'What you take');
    await window.click('button', 'New batch of red bali');
    await window.find('textbox', 'Batch');
    await type('B-17');
    await window.session.press(Key.enter);
    await dialogGone();
    await window.sees('batch B-17');
    await window.sees('Archived: 1');
    await window.session.press(Key.control, '1');
    await window.find('textbox', 'New entry');
    await type('3');
    await window.session.press(Key.enter);
    await window.sees(/3 g red bali/i);
    const products = (await entries('product')).filter(({ name }) => name === 'red bali');
    const [last] = (await entries('dose')).slice(-1);
    assert.equal(products.find(({ id }) => id === last.product)?.batch, 'B-17');
    await window.session.press(Key.control, 'z');
    await window.session.press(Key.control, 'z');
    await until('the old batch alone', async () => (await entries('product')).filter(({ name, archived }) => name === 'red bali' && !archived).length === 1);
    assert.equal((await entries('product')).filter(({ name }) => name === 'red bali').length, 1);
  });

  test('a question is asked from anywhere and stands with the appointment', async () => {
    await window.session.press(Key.control, Key.shift, 'a');
    await window.find('dialog', 'Add an appointment');
    const date = await window.session.run('const next = new Date(); next.setFullYear(next.getFullYear() + 1); const fill = (type, value) => { const field = document.querySelector(`dialog input[type=${type}]`); field.value = value; field.dispatchEvent(new InputEvent("input", { bubbles: true })); }; const day = `${next.getFullYear()}-03-02`; fill("date", day); fill("time", "09:30"); return day;');
    await window.fill('textbox', 'With whom', 'Dr Weiß');
    await window.session.press(Key.enter);
    await dialogGone();
    await window.session.press(Key.control, 'b');
    await window.find('textbox', 'Question');
    await type('Is grapefruit a problem?');
    await window.session.press(Key.enter);
    await dialogGone();
    await window.session.press(Key.control, '2');
    await window.click('button', 'Appointments');
    await window.sees('Is grapefruit a problem?');
    await window.sees('Dr Weiß');
    const [visit] = await entries('appointment');
    assert.equal(visit.at.slice(0, 16), `${date}T09:30`);
    assert.equal((await entries('question'))[0].text, 'Is grapefruit a problem?');
  });

  test('several entries are found, tagged and moved in one step, and one undo takes it back', async () => {
    await window.session.press(Key.control, 'f');
    await until('the caret in the search', () => window.session.run('return document.activeElement?.type === "search"'));
    await type('red bali');
    await window.sees('2 entries');
    await window.click('button', 'Select');
    await window.click('button', /^Select all 2/);
    await window.click('button', 'Shift the time');
    await window.fill('textbox', 'Minutes', '30');
    await window.session.press(Key.enter);
    await window.sees(/Stored:/);
    const moved = (await entries('dose')).filter(({ unit }) => unit === 'g');
    await window.click('button', 'Done');
    await window.session.run('document.activeElement?.blur()');
    await window.session.press(Key.control, 'z');
    await window.sees(/Undone/);
    const back = (await entries('dose')).filter(({ unit }) => unit === 'g');
    assert.deepEqual(moved.map((dose, at) => Date.parse(back[at].taken_at) - Date.parse(dose.taken_at)), [1_800_000, 1_800_000], '30 minutes earlier, and back');
  });

  test('an entry moves to another zone, and its history can be deleted for good', async () => {
    await window.session.press(Key.control, '1');
    await window.click('button', /^Edit symptoms/);
    await window.session.run('document.querySelector("dialog details").open = true');
    await window.fill('textbox', 'Zone', 'Asia/Tokyo').catch(() => window.fill('combobox', 'Zone', 'Asia/Tokyo'));
    await window.sees('What stays?');
    await window.click('button', 'Move');
    await dialogGone();
    await until('the new zone', async () => (await entries('symptoms'))[0].zone === 'Asia/Tokyo');
    await window.session.press(Key.control, '2');
    await window.click('button', 'Days');
    await window.click('button', /^Edit symptoms/);
    await window.click('button', 'History');
    await window.sees('Europe/Berlin');
    await window.click('button', 'Delete the old versions');
    await window.click('button', 'Delete them for good');
    await until('the old zone to be gone', async () => !(await window.words()).includes('Europe/Berlin'));
    assert.equal((await entries('symptoms'))[0].zone, 'Asia/Tokyo', 'the entry itself stays');
  });
});

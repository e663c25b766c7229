// Plans in the real window: a break from its preview to its end, a dose that it did not foresee, plans that cannot be followed, and a
// taper with every step in sight.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Ebbline, Profile } from './ebbline.mjs';
import { Key, Session, until } from './webdriver.mjs';

const PASSPHRASE = 'nine calm herons on the pond';
const DAY_MS = 86_400_000;

for (const dark of [false, true]) {
  const look = dark ? 'dark' : 'light';
  describe(`plans, ${look}`, () => {
    const profile = new Profile();
    let window;

    before(async () => {
      const made = await profile.commandLine(PASSPHRASE, 'init');
      assert.equal(made.code, 0, made.stderr);
      window = await Ebbline.open(profile, { dark });
      await window.fill('textbox', 'Passphrase', PASSPHRASE);
      await window.session.press(Key.enter);
      await window.find('textbox', 'New entry', { within: 20_000 });
      await window.picture(`plans-start-${look}`, { width: 1180, height: 900 });
    });
    after(async () => {
      await window?.close();
      profile.remove();
    });

    /** The journal day this many days from now: it begins at four. */
    const day = (from = 0) => new Intl.DateTimeFormat('en-CA', { timeZone: profile.env.TZ })
      .format(Date.now() - 4 * 3_600_000 + from * DAY_MS);
    /** The wide picture, what axe says, and the narrow picture with nothing cut off. */
    const looked = async (name) => {
      await window.picture(`plans-${name}-${look}`, { width: 1180, height: 900 });
      assert.deepEqual(await window.violations(), [], `axe on ${name}`);
      await window.picture(`plans-${name}-${look}-400`, { width: 400, height: 900 });
      assert.equal(await window.sideways(), 0, `${name} fits 400 px`);
      await window.picture(`plans-${name}-${look}`, { width: 1180, height: 900 });
    };
    // The parts of a date field have no names of their own, so the date is put in as the picker would.
    const date = async (name, value) => {
      const labelled = await window.session.run(
        'const label = [...document.querySelectorAll("dialog label")].find((one) => one.textContent === arguments[0]);'
        + 'const field = label && document.getElementById(label.htmlFor); if (!field) return false;'
        + 'field.value = arguments[1]; field.dispatchEvent(new Event("input", { bubbles: true })); return field.value;', name, value);
      assert.equal(labelled, value, `the field ${name} takes the date`);
    };
    const kept = async () => {
      const listed = await profile.commandLine(PASSPHRASE, 'plan', 'list');
      assert.equal(listed.code, 0, listed.stderr);
      return listed.stdout;
    };
    const open = async () => { await window.session.press(Key.control, '4'); await window.find('heading', 'Plan'); };
    const kindOf = async (kind) => {
      const chosen = () => window.session.run('return document.querySelector("dialog input[type=radio]:checked")?.parentElement.textContent.trim()');
      if (await chosen() === kind) return;
      await window.session.run('document.querySelector("dialog input[type=radio]:checked").focus()');
      await window.session.press(kind[0].toLowerCase());
      assert.equal(await chosen(), kind, 'the letter chose it');
    };
    const anew = async (kind) => {
      await open();
      await window.click('button', 'New plan');
      await window.find('dialog', 'New plan');
      // The dialog begins at the kinds; a letter goes to the one that begins with it.
      await kindOf(kind);
    };
    /** By the keyboard: what is said at the bottom may cover a button that a click would scroll to. */
    const byKey = async (name) => {
      const button = await window.find('button', name);
      await window.session.run('arguments[0].focus()', Session.handle(button));
      await window.session.press(Key.enter);
    };
    const close = async () => {
      await window.session.press(Key.escape);
      await until('the dialog to close', async () => (await window.findAll('dialog')).length === 0);
    };

    test('without a plan the screen says what one is', async () => {
      await open();
      await window.sees('No plan yet');
      await looked('empty');
    });

    test('a break is seen whole before it starts', async () => {
      await anew('Break');
      assert.equal(await window.session.property(await window.find('textbox', 'Days'), 'value'), '', 'nothing is proposed');
      await window.sees('Fill in the fields above');
      await looked('planning');
      await date('First day', day());
      await window.fill('textbox', 'Days', '5');
      await window.sees('without kratom, day 1 of 5');
      await window.fill('textbox', 'Note to yourself, for afterwards', 'I wanted to sleep better.');
      await window.sees('Your tolerance may be lower now.');
      assert.doesNotMatch(await kept(), /break/i, 'a preview stores nothing');
      await looked('preview');
    });

    test('it starts, and Today says where it stands', async () => {
      await window.click('button', 'Keep and start');
      await until('the dialog to close', async () => (await window.findAll('dialog')).length === 0);
      await window.find('article', /^Break/);
      await window.sees(/day 1 of 5/);
      assert.match(await kept(), /break/i);
      await looked('running');
      await window.session.press(Key.control, '1');
      await window.sees(/Break: .*day 1 of 5/);
      await window.picture(`plans-today-${look}`, { width: 1180, height: 900 });
    });

    test('a dose it did not foresee is stored, and said in one line for who asked for that', async () => {
      const log = async (line) => { await window.session.keys(await window.find('textbox', 'New entry'), line); await window.session.press(Key.enter); };
      await log('1.5g green leaf 40m ago');
      await window.sees('1 dose today');
      assert.doesNotMatch(await window.words(), /By your plan/, 'without being asked nothing is said');
      await open();
      await window.click('checkbox', 'Say in one line when the plan did not foresee it');
      await window.session.press(Key.control, '1');
      await log('2g green leaf 5m ago');
      await window.sees('By your plan this is a day without');
      await window.sees('2 doses today');
      await looked('slip');
    });

    test('it is held and goes on', async () => {
      await open();
      await window.click('button', 'Hold');
      await window.find('dialog', 'Hold');
      await window.fill('textbox', /^Why/, 'a bad week');
      await window.session.press(Key.tab);
      await window.session.press(Key.enter);
      await window.sees('held');
      await window.sees('a bad week');
      await looked('held');
      await window.click('button', 'Resume');
      await window.find('dialog', 'Resume');
      await window.click('button', 'Resume', { scope: (await window.session.all('dialog'))[0] });
      await window.find('button', 'Hold');
    });

    test('a second plan about the same days is refused with a sentence, and stays a draft', async () => {
      await anew('Break');
      await date('First day', day(2));
      await window.fill('textbox', 'Days', '2');
      await window.sees('without kratom, day 1 of 2');
      await window.click('button', 'Keep and start');
      await window.sees('Two plans speak about the same days');
      await looked('overlap');
      await close();
      assert.match(await kept(), /draft/i, 'the second one is a draft and does not run');
      await byKey('Delete');
      await until('the draft to be gone', async () => !/draft/i.test(await kept()));
    });

    test('undo brings a deleted plan back', async () => {
      await window.session.press(Key.control, 'z');
      await until('the draft to be back', async () => /draft/i.test(await kept()));
      await window.find('heading', 'Drafts');
      await window.session.press(Key.control, Key.shift, 'z');
      await until('the draft to be gone again', async () => !/draft/i.test(await kept()));
    });

    test('plans that cannot be followed name the field, and nothing is stored', async () => {
      const before = await kept();
      await anew('Break');
      await date('First day', day(30));
      await window.fill('textbox', 'Days', '0');
      await window.click('button', 'Keep as draft');
      await until('the field to be marked', async () =>
        (await window.session.property(await window.find('textbox', 'Days'), 'ariaInvalid')) === 'true');
      await looked('no-days');
      assert.equal(await kept(), before, 'nothing was stored');
      await kindOf('Taper');
      await window.fill('textbox', 'Most in a day at first', '4');
      await window.fill('textbox', 'Most in a day at the end', '0');
      await window.fill('textbox', /^Less each step/, '0.05');
      await window.fill('textbox', 'Days a step lasts', '7');
      await window.fill('textbox', /^Smallest amount you can measure/, '0.1');
      await window.click('button', 'Keep as draft');
      await until('the field to be marked', async () =>
        (await window.session.property(await window.find('textbox', /^Less each step/), 'ariaInvalid')) === 'true');
      await looked('too-fine');
      assert.equal(await kept(), before, 'nothing was stored');
      await close();
    });

    test('a break is ended, and what was logged stays', async () => {
      await window.click('button', 'End plan');
      await window.find('dialog', 'End plan');
      await window.click('button', 'End plan', { scope: (await window.session.all('dialog'))[0] });
      await window.find('heading', 'Ended');
      await looked('finished');
      await window.session.press(Key.control, '1');
      await window.sees('2 doses today');
      await open();
      await window.session.press(Key.control, 'z');
      await window.find('heading', 'Running');
      await window.session.press(Key.control, Key.shift, 'z');
      await window.find('heading', 'Ended');
    });

    test('a taper stands beside published guidance, with empty fields and every step before it starts', async () => {
      await anew('Taper');
      await window.sees('Guidance for prescribed opioids, not kratom');
      for (const name of ['Most in a day at first', 'Most in a day at the end', /^Less each step/, 'Days a step lasts']) {
        assert.equal(await window.session.property(await window.find('textbox', name), 'value'), '', `${name} is the person's own`);
      }
      await looked('taper-empty');
      await date('First day', day(7));
      await window.fill('textbox', 'Most in a day at first', '6');
      await window.fill('textbox', 'Most in a day at the end', '0');
      await window.fill('textbox', /^Less each step/, '1.5');
      await window.fill('textbox', 'Days a step lasts', '7');
      const table = await window.find('region', 'Steps of the plan');
      await until('every step', async () => {
        const text = (await window.session.text(table)).replace(/[\u00a0\u202f\u2009]/g, ' ');
        return ['6 g', '4.5 g', '3 g', '1.5 g'].every((amount) => text.includes(amount));
      });
      await window.session.run('arguments[0].scrollIntoView({ block: "center" })', Session.handle(table));
      await looked('taper');
      await window.click('button', 'Keep as draft');
      await window.find('article', 'Taper');
      await looked('draft');
    });
  });
}

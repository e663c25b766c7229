// The Trends screen in the real window: every chart comes into view, its values are reached by the keys alone, one range serves all.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { Ebbline, Profile } from './ebbline.mjs';
import { Key, until } from './webdriver.mjs';

describe('charts of the demonstration', () => {
  const profile = new Profile();
  let window;
  after(async () => {
    await window?.close();
    profile.remove();
  });

  const drawn = () => window.session.run('return [...document.querySelectorAll("[data-chart]")].map((card) => [card.dataset.chart, Boolean(card.querySelector("svg")), card.querySelector(".find")?.textContent ?? card.querySelector(".fault")?.textContent ?? ""])');

  test('every chart is drawn as it comes into view, with its sentence', async () => {
    window = await Ebbline.open(profile, { args: ['--demo'] });
    await window.picture('charts-size', { width: 1180, height: 1000 });
    await window.find('textbox', 'New entry', { within: 60_000 });
    await window.click('link', 'Trends');
    await until('the first chart', async () => (await drawn())[0]?.[1], { within: 30_000 });
    const count = (await drawn()).length;
    assert.ok(count >= 15, `${count} charts are listed`);
    assert.ok((await drawn()).some(([, , sentence]) => sentence === ''), 'what is far below is not drawn yet');
    for (let card = 0; card < count; card += 1) {
      await window.session.run('document.querySelectorAll("[data-chart]")[arguments[0]].scrollIntoView()', card);
      await until(`chart ${card}`, async () => (await drawn())[card][2] !== '', { within: 20_000 });
    }
    for (const [name, , sentence] of await drawn()) assert.ok(sentence.length > 10, `${name} says nothing`);
    assert.deepEqual(await window.violations(), [], 'axe with all charts drawn');
    await window.session.run('document.querySelector("[data-chart]").scrollIntoView()');
    await window.picture('charts-top');
    await window.session.run('document.querySelector("[data-chart=withdrawal]")?.scrollIntoView()');
    await window.picture('charts-middle');
    await window.session.run('document.querySelector("[data-chart=calendar]")?.scrollIntoView()');
    await window.picture('charts-end');
    await window.picture('charts-narrow', { width: 400, height: 1000 });
    assert.equal(await window.sideways(), 0, 'all charts fit 400 px');
    await window.picture('charts-wide', { width: 1180, height: 1000 });
  });

  test('arrow keys, Home and End read the values of a chart aloud', async () => {
    await window.session.run('document.querySelector("[data-chart=frequency] [role=application]").focus()');
    const said = () => window.session.run('return document.querySelector("[data-chart=frequency] [role=status]").textContent');
    await window.session.press(Key.end);
    const last = await until('the last value', said);
    await window.session.press(Key.home);
    const first = await until('the first value', async () => { const now = await said(); return now !== last && now; });
    await window.session.press(Key.right);
    await until('the next value', async () => { const now = await said(); return now !== first && now; });
    await window.picture('charts-read');
    await window.session.press(Key.escape);
    await until('silence', async () => (await said()) === '');
  });

  test('one range serves all charts and other days can be compared', async () => {
    await window.session.run('scrollTo(0, 0); document.querySelector("input[value=weeks]").click()');
    await window.sees(/2 weeks/);
    await window.session.run('[...document.querySelectorAll("input[type=checkbox]")][0].click()');
    await window.sees(/The same for/, { within: 20_000 });
    await window.picture('charts-compared');
  });
});

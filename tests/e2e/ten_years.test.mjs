// Every screen of a journal of ten years, looked at in light, dark and at 400 px. It takes minutes, so it runs only when asked for:
// EBBLINE_DAYS=3650 cargo xtask test e2e
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { Ebbline, Profile } from './ebbline.mjs';
import { Key } from './webdriver.mjs';

const DAYS = process.env.EBBLINE_DAYS;
const PASSPHRASE = 'a long demonstration';
const MINUTES = 60_000;

describe('a journal of many years', { skip: DAYS ? false : 'set EBBLINE_DAYS to run it' }, () => {
  const profile = new Profile();
  let window;
  after(async () => {
    await window?.close();
    profile.remove();
  });

  test('is made by the command line', async () => {
    profile.env.EBBLINE_PASSPHRASE = PASSPHRASE;
    const cli = (...args) => profile.program(process.env.EBBLINE_CLI, ['--journal', profile.journal, ...args], { within: 10 * MINUTES });
    for (const args of [['init'], ['demo', '--archetype', 'stable_multi', '--days', String(DAYS), '--seed', '7']]) {
      const { code, stderr } = await cli(...args);
      assert.equal(code, 0, stderr);
    }
    delete profile.env.EBBLINE_PASSPHRASE;
  });

  for (const dark of [false, true]) {
    const look = dark ? 'dark' : 'light';
    test(`every screen in ${look}`, { timeout: 10 * MINUTES }, async () => {
      window = await Ebbline.open(profile, { dark });
      await window.find('button', 'Unlock');
      await window.fill('textbox', 'Passphrase', PASSPHRASE);
      await window.session.press(Key.enter);
      await window.find('textbox', 'New entry', { within: 2 * MINUTES });
      await window.sees(/likely|No clear change/i, { within: 2 * MINUTES });
      for (const screen of ['Today', 'Journal', 'Trends', 'Plan', 'Guide', 'Settings']) {
        await window.picture(`resize-${look}`, { width: 1180, height: 1000 });
        await window.click('link', screen);
        if (screen === 'Trends') await window.find('application', undefined, { within: 2 * MINUTES });
        await window.picture(`ten-years-${screen.toLowerCase()}-${look}`);
        await window.picture(`ten-years-${screen.toLowerCase()}-${look}-400`, { width: 400, height: 1000 });
        assert.equal(await window.sideways(), 0, `${screen} fits 400 px`);
      }
      await window.close();
      window = undefined;
    });
  }
});

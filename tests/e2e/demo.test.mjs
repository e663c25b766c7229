// A filled journal in the real window: Today, Journal and the chart, light and dark, wide and narrow.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { Ebbline, Profile } from './ebbline.mjs';

for (const dark of [false, true]) {
  const look = dark ? 'dark' : 'light';
  describe(`the demonstration, ${look}`, () => {
    const profile = new Profile();
    let window;
    after(async () => {
      await window?.close();
      profile.remove();
    });

    test('opens on a filled Today screen with a tolerance chart', async () => {
      window = await Ebbline.open(profile, { args: ['--demo'], dark });
      await window.find('textbox', 'New entry', { within: 60_000 });
      await window.find('region', /Tolerance/i);
      // The sentence comes with its range, never alone.
      await window.sees(/likely|No clear change/i, { within: 60_000 });
      await window.find('application', undefined, { within: 30_000 });
      await window.picture(`demo-today-${look}`, { width: 1180, height: 1000 });
      assert.deepEqual(await window.violations(), [], 'axe on a filled Today');
      await window.picture(`demo-today-${look}-400`, { width: 400, height: 1000 });
      assert.equal(await window.sideways(), 0, 'Today fits 400 px');
    });

    for (const screen of ['Journal', 'Trends', 'Plan', 'Guide', 'Settings']) {
      test(`${screen} is whole`, async () => {
        await window.picture(`resize-${look}`, { width: 1180, height: 1000 });
        await window.click('link', screen);
        await window.find('heading', new RegExp(screen, 'i'));
        if (screen === 'Trends') await window.find('application', undefined, { within: 60_000 });
        await window.picture(`demo-${screen.toLowerCase()}-${look}`);
        assert.deepEqual(await window.violations(), [], `axe on ${screen}`);
        await window.picture(`demo-${screen.toLowerCase()}-${look}-400`, { width: 400, height: 1000 });
        assert.equal(await window.sideways(), 0, `${screen} fits 400 px`);
      });
    }
  });
}

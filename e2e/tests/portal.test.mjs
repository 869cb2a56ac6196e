// The public's first page, on a small phone and without script.

import assert from 'node:assert/strict';
import { shot, speak } from '../lib/browser.mjs';
import { assertAccessible, assertFits, demo, journey } from '../lib/journey.mjs';

const place = demo();

for (const width of ['phone', 'narrow']) {
  for (const language of ['zh-CN', 'en']) {
    const name = `the first page can be used on a ${width} screen, without script, in ${language}`;
    journey(place, name, [width, 'no-script'], async (page) => {
      await page.goto('/');
      await speak(page, language);
      assert.equal(await page.locator('h1').count(), 1);
      await assertAccessible(page);
      await assertFits(page);
      await shot(page, `portal-${width}-${language}`);
    });
  }
}

journey(place, 'a visitor is greeted in Chinese', ['phone'], async (page) => {
  const answer = await page.goto('/');
  assert.equal(answer.status(), 200);
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
});

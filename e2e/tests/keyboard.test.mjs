// With the keyboard alone: from the address of the site to a registered matter, and around the lists.

import assert from 'node:assert/strict';
import { PASSWORD, PEOPLE } from '../lib/browser.mjs';
import { demo, journey } from '../lib/journey.mjs';
import { receipt } from '../lib/walk.mjs';

const place = demo();

journey(place, 'a clerk who never touches the mouse signs in and registers', ['desk'], async (page) => {
  await page.goto('/sign-in');
  await tabTo(page, 'login');
  await page.keyboard.type(PEOPLE.clerk);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/today');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip', 'the first stop skips to the content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = await page.evaluate(() => document.activeElement.closest('tr').rowIndex);
  assert.equal(second, 2, 'j walks down the list');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/matters\/\d+/);
  await page.keyboard.press('?');
  await page.locator('#keys[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');

  await page.goto('/matters/new');
  await tabTo(page, 'channel');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'p_name');
  await page.keyboard.type('向阳花');
  await page.keyboard.press('Tab');
  await page.keyboard.type('13900007744');
  await tabTo(page, 'words');
  await page.keyboard.type('水管裂了。');
  await page.keyboard.press('Tab');
  await page.keyboard.type('水管破裂无人维修');
  await tabTo(page, 'demand');
  await page.keyboard.type('修好水管');
  await page.keyboard.press('Control+Enter');
  await receipt(page);
});

/** Presses Tab until the field of this name has the focus. */
async function tabTo(page, name) {
  for (let i = 0; i < 60; i += 1) {
    if (await page.evaluate(() => document.activeElement.name) === name) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${name}`);
}

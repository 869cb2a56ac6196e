// A new holiday notice while matters run: refused with its line, looked at, brought in, followed to the end, and taken
// back; by keyboard and without script as well.

import assert from 'node:assert/strict';
import { PEOPLE, signIn, speak } from '../lib/browser.mjs';
import { assertAccessible, assertFits, demo, journey } from '../lib/journey.mjs';
import { bringIn, lookAt, notice } from '../lib/law.mjs';

const place = demo();

journey(place, 'a notice is refused with its line, looked at, brought in and followed', ['desk'], async (page) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/law');
  await assertAccessible(page);
  await page.click('a[href="/law/new"]');
  await assertAccessible(page);
  const file = notice(new Date());
  await lookAt(page, file.replace('[[make_up]]', '[[worked]]'));
  assert.match(await page.locator('.errors').innerText(), /第7行|worked/);
  await assertAccessible(page);
  assert.equal(await page.inputValue('textarea[name=body]'), file.replace('[[make_up]]', '[[worked]]'));

  await lookAt(page, file);
  await assertAccessible(page);
  const dates = page.locator('table').last().locator('tbody tr');
  assert.ok(await dates.count() > 0, 'some dates move');
  assert.match(await dates.first().innerText(), /→/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('form[action="/law/preview.csv"] button')]);
  assert.equal(download.suggestedFilename(), 'law.csv');
  await page.click('form[action="/law"] button.next');
  await page.waitForURL('**/law/changes/*');
  await page.locator('h1 .state', { hasText: '已完成' }).waitFor();
  await assertAccessible(page);
  await page.goto('/law');
  await page.locator('td', { hasText: '本单位载入' }).first().waitFor();
});

journey(place, 'the pages of the law read well on a phone and in English', ['phone'], async (page) => {
  await signIn(page, PEOPLE.administrator);
  await speak(page, 'en');
  const pack = '/law/packs/demo@2022-05-01';
  for (const path of ['/law', `/law/calendars/${new Date().getFullYear()}`, pack, '/law/new']) {
    await page.goto(path);
    await assertAccessible(page);
    await assertFits(page);
  }
  await page.goto('/law/new');
  await lookAt(page, notice(new Date()).replaceAll('演示', '样品'));
  await assertAccessible(page);
  await assertFits(page);
});

journey(place, 'a notice is brought in without script', ['no-script'], async (page) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/law/new');
  const year = new Date().getFullYear() + 1;
  await bringIn(page, notice(new Date(year, 4, 1)));
  await page.locator('h1', { hasText: String(year) }).waitFor();
});

// The administrator adds a unit and a person; the person signs in. And every page is looked at by axe.

import assert from 'node:assert/strict';
import { PEOPLE, signIn, speak, visitor } from '../lib/browser.mjs';
import { assertAccessible, assertFits, demo, journey } from '../lib/journey.mjs';
import { choose } from '../lib/walk.mjs';

const place = demo();

journey(place, 'the administrator adds a unit and a person, who signs in', ['desk'], async (page) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/units');
  await assertAccessible(page);
  await page.click('a[href="/units/new"]');
  await page.click('main button.next');
  await page.locator('.errors').waitFor();
  await assertAccessible(page);
  await page.fill('input[name=name]', '青禾县渔业站');
  await page.fill('input[name=short]', '渔业站');
  await page.selectOption('select[name=kind]', 'department');
  await choose(page, 'select[name=parent]', '青禾县人民政府');
  await page.click('main button.next');
  await page.waitForURL('**/units?done=saved');
  await page.locator('.tree a', { hasText: '青禾县渔业站' }).waitFor();

  await page.goto('/people/new');
  await page.fill('input[name=name]', '蓝小舟');
  await page.fill('input[name=login]', 'yuye');
  await page.fill('input[name=new_password]', '短');
  await choose(page, 'select[name=unit]', '青禾县渔业站');
  await page.fill('input[name=title]', '站长');
  await page.check('input[name=roles][value=handler]');
  await page.click('main button.next');
  await page.locator('.errors').waitFor();
  assert.ok(await page.isChecked('input[name=roles][value=handler]'), 'the ticks are kept');
  await assertAccessible(page);
  await page.fill('input[name=new_password]', '渔业站的好密码要够长');
  await page.click('main button.next');
  await page.waitForURL('**/people?done=saved');
  await assertAccessible(page);

  const other = await visitor(place.browser, place.server.address);
  await signIn(other, 'yuye', '渔业站的好密码要够长');
  await other.locator('.empty').waitFor();
  await assertAccessible(other);
  await other.context().close();
});

for (const [language, ways] of [['zh-CN', ['desk']], ['en', ['phone']], ['zh-CN', ['desk', 'dark']]]) {
  journey(place, `the desk's pages can be used by everybody: ${language} ${ways.join(' ')}`, ways, async (page) => {
    await signIn(page, PEOPLE.dispatcher);
    await speak(page, language);
    const no = async (stage) => {
      await page.goto(`/matters?stage=${stage}`);
      return page.locator('main .rows .subject').first().getAttribute('href');
    };
    const [registered, served, objected] = [await no('registered'), await no('served'), await no('objected')];
    const pages = ['/today', '/matters', '/matters?q=zzz', '/dispatch', '/me', '/nowhere', served, objected, `${registered}/transfer`,
      `${registered}/assignment`, `${registered}/closing`, `${objected}/objection-decision`];
    for (const path of ways.includes('dark') ? pages.slice(0, 7) : pages) {
      await page.goto(path);
      await assertAccessible(page);
      await assertFits(page);
    }
  });
}

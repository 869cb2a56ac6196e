// The pictures in the README, taken of the demo: node pictures.mjs writes docs/pictures/*.png anew.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PEOPLE, launch, signIn, speak, visitor } from './lib/browser.mjs';
import { startServer } from './lib/server.mjs';
import { VISIT, acceptWithNotice, act, answerAll, as, deliver, fillRegister, register, transferTo } from './lib/walk.mjs';

const FOLDER = join(import.meta.dirname, '../docs/pictures');
await mkdir(FOLDER, { recursive: true });
const server = await startServer();
const browser = await launch();

const desk = await visitor(browser, server.address);
await signIn(desk, PEOPLE.clerk);
const known = await register(desk, VISIT);
const fenban = await as(desk, PEOPLE.dispatcher);
const renshe = await as(desk, PEOPLE.handler);
await act(fenban, known.no, 'transfer', transferTo('人力资源'));
await act(renshe, known.no, 'acceptance', acceptWithNotice);

await renshe.goto('/today');
await take(renshe, 'today-zh');

await desk.goto('/matters/new');
await fillRegister(desk, { ...VISIT, words: '', subject: '', demands: [] });
await desk.locator('#known .repeat').first().waitFor();
await take(desk, 'register-zh', 980);

await speak(fenban, 'en');
await fenban.goto('/dispatch');
await take(fenban, 'dispatch-en');

await act(renshe, known.no, 'opinion', async (page) => { await answerAll(page); await deliver(page); });
await speak(renshe, 'en');
await renshe.goto(`/matters/${known.no}`);
await take(renshe, 'matter-en', 1000);

const phone = await visitor(browser, server.address, ['phone']);
for (const language of ['zh-CN', 'en']) {
  await phone.goto('/where');
  await speak(phone, language);
  await phone.fill('input[name=number]', known.no);
  await phone.fill('input[name=code]', known.code);
  await phone.click('main button.next');
  await phone.waitForSelector('.stations');
  await take(phone, `where-${language.slice(0, 2)}`);
}

await browser.close();
await server.stop();

/** What the window shows, from the top of the page. */
async function take(page, name, height) {
  if (height) await page.setViewportSize({ width: 1440, height });
  await page.evaluate(() => { globalThis.scrollTo(0, 0); document.activeElement.blur(); });
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(name);
}

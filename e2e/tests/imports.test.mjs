// A ledger: tried, brought in while one watches, its refused rows taken out; one that was only tried is removed.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { PEOPLE, shot, signIn, speak } from '../lib/browser.mjs';
import { assertAccessible, assertFits, demo, journey } from '../lib/journey.mjs';

const place = demo();

/** A ledger of so many matters, and one row that says nothing. */
function ledger(name, rows) {
  const matters = Array.from({ length: rows }, (_, i) => `${name}村${i + 1}号路灯不亮,2026-03-02,石桅镇窑背村,晚上看不清路，请修好${name}${i + 1}号路灯。`);
  const lines = ['标题,信访日期,问题发生地,信访内容', ...matters, ',2026-03-03,石桅镇,'];
  return { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

async function tryLedger(page, file) {
  await page.goto('/imports');
  await page.setInputFiles('input[name=file]', file);
  await page.selectOption('select[name=channel]', 'visit');
  await page.click('main button.next');
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/);
}

/** How many matters a search finds. */
async function found(page, words) {
  await page.goto(`/matters?q=${encodeURIComponent(words)}`);
  return page.locator('main .rows .subject').count();
}

journey(place, 'a ledger is tried, brought in, and its refused row taken out', ['desk'], async (page) => {
  await signIn(page, PEOPLE.clerk);
  await page.goto('/imports');
  assert.ok((await page.locator('.head').innerText()).includes('试读不登记任何信访事项'));
  await page.click('main button.next');
  await page.locator('.errors').waitFor();
  await assertAccessible(page);

  await tryLedger(page, ledger('槐阴', 120));
  const tried = page.url();
  const body = await page.locator('main').innerText();
  for (const said of ['120 行可以登记', '1 行需要先改正', '到这一步还没有登记任何事项']) assert.ok(body.includes(said), said);
  await assertAccessible(page);
  await assertFits(page);
  await shot(page, 'import-tried');
  assert.equal(await found(page, '槐阴村'), 0, 'a trial registers nothing');

  await page.goto(tried);
  await page.click('form[action$="/start"] button');
  await page.locator('progress').waitFor();
  // The page follows by itself until there is nothing more to wait for.
  await page.locator('a[href$="/refused.csv"]').waitFor({ timeout: 60_000 });
  await page.locator('h1 .state', { hasText: '已完成' }).waitFor();
  await assertAccessible(page);
  await shot(page, 'import-done');
  const report = await page.locator('main').innerText();
  for (const said of ['新登记 120 件', '没能登记 1 行']) assert.ok(report.includes(said), said);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href$="/refused.csv"]')]);
  const text = await readFile(await download.path(), 'utf8');
  assert.ok(text.includes('2026-03-03') && text.includes('石桅镇'), 'the row stands in the file');
  assert.equal(await found(page, '槐阴村120号'), 1);
});

journey(place, 'a ledger that was only tried is removed, without script and on a phone', ['phone', 'no-script'], async (page) => {
  await signIn(page, PEOPLE.clerk);
  await tryLedger(page, ledger('竹溪', 3));
  await speak(page, 'en');
  const tried = page.url();
  await page.click('details > summary');
  await assertFits(page);
  await page.click('form[action$="/removal"] button');
  await page.waitForURL('**/imports?done=import-removed');
  assert.ok((await page.locator('.note.done').innerText()).includes('no matter was registered'));
  const answer = await page.goto(tried);
  assert.equal(answer.status(), 404);
  assert.equal(await found(page, '竹溪村'), 0);
});

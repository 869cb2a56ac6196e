// From the reception window to the answer in the petitioner's hand: in Chinese, with the keys where keys are quicker.

import assert from 'node:assert/strict';
import { PEOPLE, shot, signIn, speak, visitor } from '../lib/browser.mjs';
import { assertAccessible, assertFits, demo, journey } from '../lib/journey.mjs';
import { VISIT, acceptWithNotice, act, answerAll, as, deliver, receipt, fillRegister } from '../lib/walk.mjs';

const place = demo();

journey(place, 'a visit of seven is registered, sent on, accepted, answered, delivered, rated and found by its code', ['desk'], async (page) => {
  await signIn(page, PEOPLE.clerk);
  await assertAccessible(page);
  await page.goto('/matters/new');
  await fillRegister(page, VISIT);
  await page.locator('textarea[name=words]').focus();
  await page.keyboard.press('Control+Enter');
  const { no, code } = await receipt(page);
  assert.match(no, /^\d{12}$/);
  assert.match(code, /^\d{8}$/);
  await assertAccessible(page);
  await page.reload();
  assert.equal(await page.locator('.sheet .code').count(), 2, 'the receipt can be opened again to print it');

  const fenban = await as(page, PEOPLE.dispatcher);
  await dispatchByKeys(fenban, no);
  await fenban.context().close();

  const renshe = await as(page, PEOPLE.handler);
  await renshe.goto(`/matters/${no}`);
  await renshe.locator('.acts .button.next').click();
  await assertAccessible(renshe);
  await acceptWithNotice(renshe);
  await renshe.click('.submit button.next');
  await renshe.waitForURL('**done=accept');
  await act(renshe, no, 'opinion', async (form) => { await assertAccessible(form); await answerAll(form); await deliver(form); });
  assert.equal(await renshe.locator('.demands .answer:not(.none)').count(), 2, 'every demand has its answer');
  await act(renshe, no, 'rating', rate);
  await assertAccessible(renshe);
  assert.equal(await renshe.locator('.words').innerText(), VISIT.words, 'the words stand as they were written');

  const public_ = await visitor(place.browser, place.server.address, ['phone']);
  await public_.goto('/where');
  await public_.fill('input[name=number]', no);
  await public_.fill('input[name=code]', code);
  await public_.click('main button.next');
  assert.equal(await public_.locator('.station.passed').count(), 4);
  assert.equal(await public_.locator('.station.here').count(), 1);
  assert.equal(await public_.locator('.demands .answer:not(.none)').count(), 2);
  await assertAccessible(public_);
  await assertFits(public_);
  await speak(public_, 'en');
  assert.equal(await public_.locator('.station.here').count(), 1, 'the other language shows the same matter');
  await assertAccessible(public_);
  await shot(public_, 'journey-result-en');
  await public_.context().close();
  await renshe.context().close();
});

/** j to the matter, Enter opens it, a digit chooses the unit, Ctrl+Enter sends it. */
async function dispatchByKeys(page, no) {
  await page.goto('/dispatch');
  await assertAccessible(page);
  const links = await page.locator('.queue [data-row]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const at = links.indexOf(`/dispatch?no=${no}`);
  assert.ok(at >= 0, 'the new matter waits in the queue');
  for (let i = 0; i < at; i += 1) await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/dispatch?no=${no}`);
  const suggestion = page.locator('.suggest .choice', { hasText: '人力资源' });
  const digit = await suggestion.locator('input').getAttribute('data-key');
  assert.ok(digit, 'the bureau in charge of wages is suggested');
  await page.keyboard.press(digit);
  assert.ok(await suggestion.locator('input').isChecked());
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**/dispatch?done=transfer');
  await page.locator('.note.done').waitFor();
}

async function rate(page) {
  await page.check('input[name=of][value=unit]');
  await page.check('input[name=satisfaction][value=fairly]');
  await page.fill('input[name=given]', '电话回访');
}

journey(place, 'on a phone, in English: a call is registered, opened and looked up', ['phone'], async (page) => {
  await signIn(page, PEOPLE.clerk);
  await speak(page, 'en');
  await assertFits(page);
  await page.click('.to-nav');
  await page.click('.nav a[href="/matters/new"]');
  await assertAccessible(page);
  await assertFits(page);
  await fillRegister(page, { ...VISIT, channel: 'call', people: [{ name: '苗秀兰', phone: '13900007755', address: '麦浦乡浦底村' }], persons: '', demands: ['修好水渠'], subject: '水渠塌了没人修' });
  await page.click('.submit button.next');
  const { no, code } = await receipt(page);
  await assertFits(page);
  await page.goto(`/matters/${no}`);
  await assertAccessible(page);
  await assertFits(page);
  assert.doesNotMatch(await page.locator('main').innerText(), /：/, 'no Chinese colon on an English page');
  await page.goto('/where');
  await page.fill('input[name=number]', no);
  await page.fill('input[name=code]', code);
  await page.click('main button.next');
  await page.locator('.station.here').waitFor();
  await assertFits(page);
  assert.equal(await page.locator('.late').count(), 0);
});

// The officials' convenience in a real browser: clearance, two people on one form, drafts, phrases, keys, without script too.

import assert from 'node:assert/strict';
import { PEOPLE, signIn, speak } from '../lib/browser.mjs';
import { assertAccessible, assertFits, demo, journey } from '../lib/journey.mjs';
import { VISIT, acceptWithNotice, act, answerAll, as, register, transferTo } from '../lib/walk.mjs';

const place = demo();
const { clerk, dispatcher, handler, head } = PEOPLE;

async function accepted(page) {
  await signIn(page, clerk);
  const { no } = await register(page, VISIT);
  const [fenban, renshe] = [await as(page, dispatcher), await as(page, handler)];
  await act(fenban, no, 'transfer', transferTo('人力资源'));
  await act(renshe, no, 'acceptance', acceptWithNotice);
  return { no, renshe };
}

journey(place, 'an opinion is drafted, returned, sent again and signed', ['desk'], async (page) => {
  const { no, renshe } = await accepted(page);
  const ju = await as(page, head);
  await ju.goto('/chains');
  await assertAccessible(ju);
  const form = ju.locator('form[action="/chains"]').first();
  await form.locator('select[name=signer]').selectOption({ index: 1 });
  await form.locator('button.next').click();
  await ju.waitForURL('**done=saved');

  await renshe.goto(`/matters/${no}/opinion`);
  await renshe.waitForURL('**/clearances/opinion');
  await answerAll(renshe);
  await assertAccessible(renshe);
  await renshe.click('.submit button.next');
  await renshe.waitForURL('**/clearances/*done=clearance-sent');

  await ju.goto('/today');
  await ju.locator('#clearing .subject').first().click();
  await assertAccessible(ju);
  await assertFits(ju);
  await ju.click('button[name=_step][value=return]');
  await ju.locator('#f-back-reason-error').waitFor();
  await ju.fill('#f-back-reason', '请补充核查经过');
  await ju.click('button[name=_step][value=return]');
  await ju.waitForURL('**done=clearance-return');

  await renshe.goto('/today');
  await renshe.locator('#clearing .subject').first().click();
  await renshe.getByText('请补充核查经过').waitFor();
  await renshe.fill('textarea[name=findings]', '经查属实，已核对工资表和考勤。');
  await renshe.click('button[name=_step][value=send]');
  await renshe.waitForURL('**done=clearance-send');

  await ju.goto('/today');
  await ju.locator('#clearing .subject').first().click();
  await ju.locator('.timeline details.why summary').first().click();
  await ju.click('button[name=_step][value=sign]');
  await ju.waitForURL('**done=clearance-signed');
  await ju.getByText('已核对工资表和考勤').first().waitFor();

  // The chain is taken away again: what follows is done directly.
  await ju.goto('/chains');
  await ju.locator('form[action="/chains"]').first().locator('select[name=signer]').selectOption('');
  await ju.locator('form[action="/chains"]').first().locator('button.next').click();
  await ju.waitForURL('**done=saved');
});

journey(place, 'without script a draft is thrown away and taken back, and a phrase can be copied', ['phone', 'no-script'], async (page) => {
  await signIn(page, handler);
  await page.goto('/phrases');
  await page.fill('#f-phrase-title', '依据');
  await page.fill('#f-phrase-text', '《劳动法》第五十条');
  await page.click('form[action="/phrases"] button.next');
  await page.goto('/matters?mine=1&stage=accepted');
  const no = (await page.locator('main .rows .subject').first().getAttribute('href')).split('/').pop();
  await page.goto(`/matters/${no}/opinion`);
  await page.locator('.phrases summary').first().click();
  await page.locator('.phrases').first().getByText('《劳动法》第五十条').waitFor();
  await page.fill('textarea[name=findings]', '写了一半');
  await page.click('button[formaction$="/removal"]');
  await page.waitForURL('**/drafts?done=draft-dropped');
  await assertFits(page);
  await page.click(`form[action$="opinion-${no}/return"] button`);
  await page.goto(`/matters/${no}/opinion`);
  assert.equal(await page.inputValue('textarea[name=findings]'), '写了一半');
});

journey(place, 'keys lead around the desk and can be switched off; a phrase is put in; the bell is read', ['desk'], async (page) => {
  await signIn(page, handler);
  await page.keyboard.press('f');
  await page.waitForURL('**/matters');
  await page.goto('/matters?mine=1');
  const links = await page.locator('main .rows .subject').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  await page.locator('main .rows .subject').first().click();
  await page.waitForURL(`**${links[0]}`);
  await page.keyboard.press('n');
  await page.waitForURL(`**${links[1]}`);
  await page.keyboard.press('p');
  await page.waitForURL(`**${links[0]}`);
  await page.keyboard.press('b');
  await page.waitForURL('**/notices');
  await assertAccessible(page);
  await page.keyboard.press('?');
  await page.check('#keys [data-keys-off]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.waitForTimeout(300);
  assert.match(page.url(), /notices/, 'switched off, a letter leads nowhere');
  await page.keyboard.press('?');
  await page.uncheck('#keys [data-keys-off]');
  await page.keyboard.press('Escape');
  await page.goto('/phrases');
  await page.fill('#f-phrase-title', '结论');
  await page.fill('#f-phrase-text', '情况属实。');
  await page.click('form[action="/phrases"] button.next');
  await page.goto('/matters?mine=1&stage=accepted');
  await page.goto(`${await page.locator('main .rows .subject').first().getAttribute('href')}/opinion`);
  await page.locator('.phrases summary').first().click();
  await page.locator('.phrases li', { hasText: '情况属实。' }).first().locator('[data-put]').click();
  assert.match(await page.inputValue('textarea[name=findings]'), /情况属实。/);
});

journey(place, 'the desk pages fit a phone, read in English, without findings', ['phone'], async (page) => {
  await signIn(page, head);
  await speak(page, 'en');
  for (const path of ['/absences', '/chains', '/hand-over', '/drafts', '/phrases', '/notices', '/me', '/today']) {
    await page.goto(path);
    await assertFits(page);
    await assertAccessible(page);
    assert.doesNotMatch(await page.textContent('main'), /\[[a-z-]+\]/, `${path} misses a sentence`);
  }
  const sender = await as(page, dispatcher);
  await sender.goto('/transfers');
  await assertFits(sender);
  await assertAccessible(sender);
});

// Registering: repeats while one types, drafts, complaints that lose nothing, and all of it without script.

import assert from 'node:assert/strict';
import { PEOPLE, shot, signIn } from '../lib/browser.mjs';
import { assertAccessible, demo, journey } from '../lib/journey.mjs';
import { VISIT, as, fillRegister, receipt, register, sendAct } from '../lib/walk.mjs';

const place = demo();
const person = (name, phone, address) => ({ ...VISIT, persons: '', people: [{ name, phone, address }] });

journey(place, 'a known phone is shown while one types; the paper joins that matter and the joining is undone', ['desk'], async (page) => {
  await signIn(page, PEOPLE.clerk);
  const known = await register(page, person('乔满仓', '13900007711', '石桅镇窑背村'));
  await page.goto('/matters/new');
  assert.equal(await page.locator('#known .repeat').count(), 0);
  await page.locator('[name=p_phone]').first().pressSequentially('13900007711');
  const repeat = page.locator('#known .repeat', { has: page.locator(`[value="${known.no}"]`) });
  await repeat.waitFor();
  await assertAccessible(page);
  await repeat.locator('input[name=into]').check();
  await page.locator('[name=p_name]').first().pressSequentially('乔满仓');
  await page.waitForResponse('**/matters/known');
  await page.waitForTimeout(100);
  assert.ok(await repeat.locator('input[name=into]').isChecked(), 'the choice survives further typing');
  await shot(page, 'register-known');
  await fillRegister(page, person('乔满仓', '13900007711', ''));
  await page.click('.submit button.next');
  const own = await receipt(page);
  assert.ok((await page.locator('.sheet').innerText()).includes('并入'), 'the receipt names the matter it belongs to');
  const fenban = await as(page, PEOPLE.dispatcher);
  await fenban.goto(`/matters/${own.no}/unlink`);
  await assertAccessible(fenban);
  await fenban.fill('[name=reason]', '核对后不是同一件事，应当单独办理。');
  await sendAct(fenban);
  await fenban.goto(`/matters/${own.no}`);
  assert.equal(await fenban.locator('.demands > li').count(), VISIT.demands.length, 'its demands are back');
  await fenban.context().close();
});

journey(place, 'the same name at the same address is a repeat, the same name alone is none', ['desk'], async (page) => {
  await signIn(page, PEOPLE.clerk);
  await register(page, person('田守业', '', '枫渚镇凌渡村'));
  await page.goto('/matters/new');
  const asked = page.waitForResponse('**/matters/known');
  await page.locator('[name=p_name]').first().pressSequentially('田守业');
  await asked;
  await page.waitForTimeout(100);
  assert.equal(await page.locator('#known .repeat').count(), 0);
  await page.locator('[name=p_address]').first().pressSequentially('枫渚镇凌渡村');
  await page.locator('#known .repeat').first().waitFor();
});

journey(place, 'complaints stand at the top and at the fields, and nothing that was typed is lost', ['desk'], async (page) => {
  await signIn(page, PEOPLE.clerk);
  await page.goto('/matters/new');
  await fillRegister(page, { ...VISIT, demands: ['', '第二项'] });
  await page.fill('input[name=subject]', '');
  await page.locator('[name=p_idno]').first().fill('11010119900101');
  await page.fill('input[name=persons]', '1');
  await page.click('.submit button.next');
  const errors = page.locator('.errors');
  await errors.waitFor();
  assert.ok(await errors.evaluate((e) => e === document.activeElement), 'the keyboard starts at the complaints');
  assert.equal(await errors.locator('li').count(), 3);
  assert.equal(await page.inputValue('textarea[name=words]'), VISIT.words);
  assert.equal(await page.locator('[name=p_name]').nth(1).inputValue(), VISIT.people[1].name);
  assert.equal(await page.locator('[name=p_idno]').first().inputValue(), '11010119900101');
  assert.equal(await page.locator('[name=demand]').nth(1).inputValue(), '第二项');
  await assertAccessible(page);
  await errors.locator('a[href="#f-subject"]').click();
  assert.equal(await page.evaluate(() => document.activeElement.name), 'subject', 'a complaint leads into its field');
  await shot(page, 'register-errors');
});

journey(place, 'what was typed is kept as a draft and found again', ['desk'], async (page) => {
  await signIn(page, PEOPLE.handler);
  await page.goto('/matters?mine=1&stage=accepted');
  const href = await page.locator('main .rows .subject').first().getAttribute('href');
  await page.goto(`${href}/opinion`);
  const kept = page.waitForResponse('**/drafts/**');
  await page.fill('textarea[name=findings]', '写了一半的事实');
  assert.equal((await kept).status(), 204);
  await page.locator('[data-draft-note]:not(:empty)').waitFor();
  await page.goto('/today');
  await page.goto(`${href}/opinion`);
  assert.equal(await page.inputValue('textarea[name=findings]'), '写了一半的事实');
});

journey(place, 'without script: repeats are looked for, a person is added, and the matter is registered', ['desk', 'no-script'], async (page) => {
  await signIn(page, PEOPLE.clerk);
  await page.goto('/matters/new');
  await page.check('input[name=channel][value=letter]');
  await page.locator('[name=p_name]').first().fill('石有田');
  await page.locator('[name=p_phone]').first().fill('13900007733');
  await page.fill('textarea[name=words]', '  第一行\n第二行');
  await page.fill('input[name=subject]', '村道路灯不亮');
  await page.locator('[name=demand]').first().fill('修好路灯');
  await page.click('noscript button[value=person]');
  assert.equal(await page.locator('[name=p_name]').count(), 2);
  await page.click('noscript button[value=demand]');
  assert.equal(await page.locator('[name=demand]').count(), 2);
  await page.click('noscript button[formaction]:not([value])');
  assert.equal(await page.inputValue('textarea[name=words]'), '  第一行\n第二行');
  assert.ok(await page.isChecked('input[name=channel][value=letter]'));
  await assertAccessible(page);
  await page.click('.submit button.next');
  const { no, code } = await receipt(page);
  await page.goto('/where');
  await page.fill('input[name=number]', no);
  await page.fill('input[name=code]', code);
  await page.click('main button.next');
  await page.locator('.station.here').waitFor();
  await assertAccessible(page);
});

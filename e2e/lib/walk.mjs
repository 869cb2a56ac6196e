// A matter's road, as an official walks it in the browser: each step fills one page and sends it.

import assert from 'node:assert/strict';
import { signIn, visitor } from './browser.mjs';

/** A visit of seven people to whom wages are owed, spoken for by two. */
export const VISIT = {
  channel: 'visit',
  persons: '7',
  people: [
    { name: '贺春生', phone: '13900007701', kind: 'representative', address: '演示县渠田村三组' },
    { name: '罗秀英', phone: '13900007702', kind: 'representative', address: '演示县渠田村五组' },
  ],
  words: '我们七个人在渠田砖厂干了三个月，一分钱没发。\n  家里等钱过冬，请政府帮我们要回来。',
  subject: '渠田砖厂拖欠七名工人三个月工资',
  summary: '七名工人反映渠田砖厂拖欠 8 至 10 月工资，劳动监察三次未果。',
  demands: ['支付七名工人 8 至 10 月工资', '说明劳动监察三次没有结果的原因'],
  place: '渠田村',
};

/** A second visitor beside the first, signed in: `as(page, PEOPLE.handler)`. */
export async function as(page, login, ways = ['desk']) {
  const other = await visitor(page.context().browser(), new URL(page.url()).origin, ways);
  await signIn(other, login);
  return other;
}

/** Fills the register form that is open. */
export async function fillRegister(page, matter) {
  await page.check(`input[name=channel][value=${matter.channel}]`);
  if (matter.persons) await page.fill('input[name=persons]', matter.persons);
  for (const [i, person] of matter.people.entries()) {
    if (i > 0) await page.click('[data-add=party-template]');
    const line = page.locator('#parties .line').nth(i);
    await line.locator('[name=p_name]').fill(person.name);
    await line.locator('[name=p_phone]').fill(person.phone ?? '');
    await line.locator('[name=p_address]').fill(person.address ?? '');
    if (person.kind) await line.locator('[name=p_kind]').selectOption(person.kind);
  }
  await page.fill('textarea[name=words]', matter.words);
  await page.fill('input[name=subject]', matter.subject);
  if (matter.summary) await page.fill('textarea[name=summary]', matter.summary);
  for (const [i, demand] of matter.demands.entries()) {
    if (i > 0) await page.click('[data-add=demand-template]');
    await page.locator('#demands [name=demand]').nth(i).fill(demand);
  }
  if (matter.place) await page.fill('input[name=place]', matter.place);
}

/** Registers and reads the receipt: `{ no, code }`. */
export async function register(page, matter) {
  await page.goto('/matters/new');
  await fillRegister(page, matter);
  await page.click('.submit button.next');
  return receipt(page);
}

/** Number and query code on the receipt that is open. */
export async function receipt(page) {
  await page.waitForURL('**/receipt?**');
  const [no, code] = await page.locator('.sheet .code').allInnerTexts();
  return { no: no.replace(/\D/g, ''), code: code?.replace(/\D/g, '') };
}

/** Opens one act's page of a matter, fills it and sends it: back on the matter with a word on what was done. */
export async function act(page, no, noun, fill) {
  await page.goto(`/matters/${no}/${noun}`);
  await fill(page);
  await sendAct(page);
}

/** Sends the act that is open; one that ends something asks first. */
export async function sendAct(page) {
  await page.click('.submit button.next');
  const yes = page.locator('#confirm[open] [data-confirm-yes]');
  if (await yes.isVisible().catch(() => false)) await yes.click();
  await page.waitForURL('**done=*');
}

/** Chooses an option by a part of its words. */
export async function choose(page, selector, words) {
  const option = page.locator(`${selector} option`, { hasText: words }).first();
  const value = await option.getAttribute('value');
  assert.ok(value, `${selector} offers ${words}`);
  await page.selectOption(selector, value);
}

export const transferTo = (unit) => (page) => choose(page, 'select[name=to]', unit);

export async function acceptWithNotice(page) {
  await page.selectOption('select[name=told_way]', 'direct');
  await page.fill('input[name=told_receiver]', '贺春生');
}

export async function answerAll(page) {
  await page.fill('textarea[name=findings]', '经查，渠田砖厂拖欠七名工人 8 至 10 月工资共 63000 元，情况属实。');
  await page.fill('textarea[name=basis]', '《保障农民工工资支付条例》第三条、第五十三条');
  const parts = page.locator('fieldset.section-part');
  for (let i = 0; i < await parts.count(); i += 1) {
    await parts.nth(i).locator('input[type=radio]').nth(i % 2).check();
    await parts.nth(i).locator('textarea').fill(i === 0 ? '已责令砖厂在 30 日内付清。' : '前三次核查时砖厂未提供账册，现已依法调取。');
  }
}

export async function deliver(page) {
  await page.selectOption('select[name=way]', 'direct');
  await page.fill('input[name=served_on]', await today(page));
  await page.fill('input[name=receiver]', '贺春生');
  await page.fill('input[name=proof]', '送达回证 1 号');
}

/** The office's day, whatever clock the browser has. */
export function today(page) {
  return page.evaluate(() => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()));
}

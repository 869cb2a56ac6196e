// The public's own door on a small phone, without script: hand in with a photo, follow it, read the answer, add to it,
// rate the work; and what a stranger's pass does not open.

import assert from 'node:assert/strict';
import { deflateSync, crc32 } from 'node:zlib';
import { PEOPLE, shot, signIn, speak, visitor } from '../lib/browser.mjs';
import { assertAccessible, assertFits, demo, journey } from '../lib/journey.mjs';
import { acceptWithNotice, act, answerAll, as, deliver, transferTo } from '../lib/walk.mjs';

const place = demo();
const WORDS = '村里的水渠堵了两个月，  地里浇不上水。\n找过村里三回，都说再等等。';

/** A picture of plain colour, made here: 40 by 30 points. */
function picture() {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const length = Buffer.alloc(4); length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4); sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13); head.writeUInt32BE(40, 0); head.writeUInt32BE(30, 4); head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(120, 0x7a)]);
  const points = deflateSync(Buffer.concat(Array(30).fill(line)));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', points), chunk('IEND', Buffer.alloc(0))]);
}

const next = (page) => page.click('main button.next');

async function good(page) {
  await assertAccessible(page);
  await assertFits(page);
}

/** Walks through every screen; gives number and code. */
async function handIn(page, { purpose = 'appeal', name = '骆桂香', look = async () => {} } = {}) {
  await page.goto('/');
  await page.click('a.door[href="/hand-in"]');
  await page.fill('textarea[name=words]', WORDS);
  await look(page);
  await next(page);
  await page.fill('input[name=place]', '渠田村');
  await page.fill('input[name=respondent_name]', '渠田村委会');
  await page.check(`input[name=purpose][value=${purpose}]`);
  await look(page);
  await next(page);
  await page.fill('#demand-1', '尽快疏通水渠');
  await page.fill('#demand-2', '公开水费的用处');
  await look(page);
  await next(page);
  await page.fill('input[name=p_name]', name);
  await page.fill('input[name=p_phone]', '13900008812');
  await page.fill('input[name=p_address]', '渠田村二组');
  await look(page);
  await next(page);
  await page.setInputFiles('input[name=files]', { name: `${name}的水渠 13900008812.png`, mimeType: 'image/png', buffer: picture() });
  await look(page);
  await page.click('button[name=_go][value=add]');
  await look(page);
  await next(page);
  await page.waitForURL('**/hand-in/check');
  await look(page);
  await next(page);
  await page.waitForURL('**/hand-in/done');
  await look(page);
  const codes = await page.locator('.code').allTextContents();
  return codes.map((c) => c.replaceAll(' ', ''));
}

async function lookUp(page, no, code) {
  await page.goto('/where');
  await page.fill('input[name=number]', no);
  await page.fill('input[name=code]', code);
  await next(page);
  await page.waitForSelector('.stations');
}

journey(place, 'a farmer hands a matter in on a small phone without script, and follows it to the rating', ['narrow', 'no-script'], async (page) => {
  const [no, code] = await handIn(page, { look: good });
  assert.match(no, /^\d{12}$/);
  assert.match(code, /^\d{8}$/);

  const desk = await as(page, PEOPLE.dispatcher);
  await desk.goto(`/matters/${no}`);
  assert.ok((await desk.textContent('main')).includes('尽快疏通水渠'));
  const name = await desk.locator('.files b').first().textContent();
  assert.ok(!name.includes('骆桂香') && !name.includes('13900008812'), name);
  await act(desk, no, 'transfer', transferTo('人力资源'));
  const handler = await as(page, PEOPLE.handler);
  await act(handler, no, 'acceptance', acceptWithNotice);
  await act(handler, no, 'opinion', async (p) => { await answerAll(p); await deliver(p); });

  await lookUp(page, no, code);
  await good(page);
  const words = await page.textContent('main');
  for (const text of ['找过村里三回', '处理意见', '尽快疏通水渠']) assert.ok(words.includes(text), text);
  await shot(page, 'mine-narrow');

  await page.click('a[href="/where/addition"]');
  await good(page);
  await page.fill('textarea[name=add_words]', '昨天又来看过一次，还是堵着。');
  await page.setInputFiles('input[name=files]', { name: 'page.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html><script>1</script></html>') });
  await next(page);
  assert.ok((await page.textContent('.errors')).includes('page.jpg'));
  assert.equal(await page.inputValue('textarea[name=add_words]'), '昨天又来看过一次，还是堵着。');
  await good(page);
  await page.setInputFiles('input[name=files]', { name: '水渠.png', mimeType: 'image/png', buffer: picture() });
  await next(page);
  await page.waitForURL('**/where/matter?done=added');
  assert.ok((await page.textContent('main')).includes('还是堵着'));

  await page.click('a[href="/where/rating"]');
  await good(page);
  await page.check('input[name=of][value=unit]');
  await page.check('input[name=satisfaction][value=fairly]');
  await next(page);
  await page.waitForURL('**/where/matter?done=rated');
  await good(page);
  await handler.goto(`/matters/${no}`);
  const seen = await handler.textContent('main');
  assert.ok(seen.includes('还是堵着') && seen.includes('信访人（网上）'));
  await desk.context().close();
  await handler.context().close();
});

journey(place, 'going back keeps everything, also in the other language', ['phone'], async (page) => {
  await page.goto('/hand-in');
  await page.fill('textarea[name=words]', WORDS);
  await next(page);
  await page.fill('input[name=place]', '渠田村');
  await page.click('button[name=_go][value=back]');
  assert.equal(await page.inputValue('textarea[name=words]'), WORDS);
  await page.fill('textarea[name=words]', `${WORDS}还有。`);
  await speak(page, 'en');
  assert.equal(await page.inputValue('textarea[name=words]'), `${WORDS}还有。`);
  await next(page);
  assert.equal(await page.inputValue('input[name=place]'), '渠田村');
  await next(page);
  assert.ok(await page.locator('.errors').count(), 'a kind must be chosen');
  await assertAccessible(page);
});

journey(place, 'sent twice is registered once, and a pass opens its own matter alone', ['phone'], async (page) => {
  const [no, code] = await handIn(page);
  const again = await page.evaluate(async () => {
    const csrf = document.querySelector('input[name=_csrf]').value;
    const answer = await fetch('/hand-in', { method: 'POST', body: new URLSearchParams({ _csrf: csrf }) });
    return answer.text();
  });
  assert.ok(again.replaceAll(' ', '').includes(no), 'the second time shows the same number');
  await lookUp(page, no, code);
  const file = await page.locator('.files a').first().getAttribute('href');
  const stranger = await visitor(page.context().browser(), new URL(page.url()).origin, ['phone']);
  const [other, otherCode] = await handIn(stranger, { name: '尹来喜' });
  assert.notEqual(other, no);
  await lookUp(stranger, other, otherCode);
  for (const path of [file, `${file}/preview`]) {
    const answer = await stranger.request.get(path);
    assert.equal(answer.status(), 404, path);
  }
  const own = await page.request.get(file);
  assert.equal(own.headers()['content-type'], 'image/png');
  assert.match(own.headers()['content-security-policy'], /sandbox/);
  await stranger.context().close();
});

journey(place, 'a clerk gives a new code out against proof, and the old one ends', ['desk'], async (page) => {
  const owner = await visitor(page.context().browser(), new URL(place.server.address).origin, ['phone']);
  const [no, code] = await handIn(owner);
  await signIn(page, PEOPLE.clerk);
  await page.goto(`/matters/${no}/new-code`);
  await assertAccessible(page);
  await page.check('input[name=proof_by][value=petitioner]');
  await page.check('input[name=proof_shown][value=id-card]');
  await page.fill('input[name=proof_checked]', '身份证与登记的姓名、住址一致');
  await page.click('.submit button.next');
  if (await page.locator('#confirm[open]').count()) await page.click('[data-confirm-yes]');
  await page.waitForURL('**/receipt?**');
  const codes = (await page.locator('.code').allTextContents()).map((c) => c.replaceAll(' ', ''));
  await lookUp(owner, no, codes[1]);
  await owner.goto('/where');
  await owner.fill('input[name=number]', no);
  await owner.fill('input[name=code]', code);
  await owner.click('main button.next');
  assert.ok(await owner.locator('.errors').count(), 'the old code still opens it');
  await owner.context().close();
});

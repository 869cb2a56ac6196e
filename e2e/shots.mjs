// Pictures of the demo's pages for people to look at: node shots.mjs [WORD…], where a picture is taken
// if its name contains all of the words. A page that does not answer well is named, and the run fails.

import { PEOPLE, launch, overhang, print, shot, signIn, speak, visitor } from './lib/browser.mjs';
import { startServer } from './lib/server.mjs';
import { VISIT, acceptWithNotice, act, answerAll, as, deliver, fillRegister, register, transferTo } from './lib/walk.mjs';
import { bringIn, lookAt, notice } from './lib/law.mjs';

const { clerk, dispatcher, handler, head, supervisor, administrator, statistician } = PEOPLE;

/** name, path (or a way to find it), who is signed in, what is done there first, what it should answer. */
const PAGES = [
  ['portal', '/'],
  ['ask', '/where'],
  ['ask-errors', '/where', null, (page) => page.click('main button.next')],
  ['result-waiting', '/where', null, lookUp('waiting')],
  ['result-answered', '/where', null, lookUp('answered')],
  ['not-found', '/nowhere', null, null, 404],
  ['sign-in', '/sign-in'],
  ['sign-in-errors', '/sign-in', null, (page) => page.click('#sign-in button.next')],
  ['today-clerk', '/today', clerk],
  ['today-dispatcher', '/today', dispatcher],
  ['today-handler', '/today', handler],
  ['today-head', '/today', head],
  ['today-supervisor', '/today', supervisor],
  ['today-administrator', '/today', administrator, null, 403],
  ['register', '/matters/new', clerk],
  ['register-errors', '/matters/new', clerk, (page) => page.click('.submit button.next')],
  ['register-known', '/matters/new', clerk, typeKnown],
  ['receipt', '/matters/new', clerk, registerOnce],
  ['matter-registered', first('stage=registered'), dispatcher],
  ['matter-sent', first('mine=1&stage=sent'), handler],
  ['matter-objected', first('stage=objected'), dispatcher],
  ['matter-accepted', first('mine=1&stage=accepted'), handler],
  ['matter-answered', async (page, walked) => `/matters/${walked.undelivered.no}`, handler],
  ['matter-served', first('stage=served'), dispatcher],
  ['matter-closed', first('stage=closed'), dispatcher],
  ['matter-linked', first('stage=linked'), dispatcher],
  ['matter-walked', async (page, walked) => `/matters/${walked.answered.no}`, handler],
  ['matter-opened', first('mine=1&stage=accepted'), handler, openPersonal],
  ['act-transfer', first('stage=registered', 'transfer'), dispatcher],
  ['act-assignment', first('stage=registered', 'assignment'), dispatcher],
  ['act-link', first('stage=registered', 'link'), dispatcher],
  ['act-decision', first('stage=objected', 'objection-decision'), dispatcher],
  ['act-acceptance', first('mine=1&stage=sent', 'acceptance'), handler],
  ['act-objection', ofMatter('sent', 'objection'), handler],
  ['act-notice', ofMatter('untold', 'notice'), handler],
  ['act-opinion', first('mine=1&stage=accepted', 'opinion'), handler],
  ['act-opinion-errors', first('mine=1&stage=accepted', 'opinion'), handler, (page) => page.click('.submit button.next')],
  ['act-extension', ofMatter('untold', 'extension'), head],
  ['act-service', ofMatter('undelivered', 'service'), handler],
  ['act-rating', ofMatter('answered', 'rating'), handler],
  ['act-closing', ofMatter('answered', 'closing'), dispatcher],
  ['act-unlink', first('stage=linked', 'unlink'), dispatcher],
  ['letters', ofMatter('answered', 'letters'), handler, issueLetter],
  ['letter-new', ofMatter('untold', 'letters/new?kind=accepted'), handler],
  ['letter-errors', ofMatter('untold', 'letters/new?kind=accepted'), handler, (page) => sendLetter(page)],
  ['letter-checklist', ofMatter('answered', 'letters/new?kind=handling_opinion'), handler, async (page) => { await page.fill('#f-l-contact-phone', '0000-1234567'); await sendLetter(page); }],
  ['letter-copy', ofMatter('answered', 'letters'), handler, async (page) => { await issueLetter(page); await page.locator('a[href$="/copy"]').first().click(); }],
  ['refusal', first('stage=registered', 'closing'), dispatcher, null, 409],
  ['dispatch', '/dispatch', dispatcher],
  ['find', '/matters', dispatcher],
  ['find-filtered', '/matters?stage=accepted&order=due', dispatcher],
  ['find-empty', '/matters?q=zzz', dispatcher],
  ['me', '/me', handler],
  ['forbidden', '/units', handler, null, 403],
  ['units', '/units', administrator],
  ['unit-new', '/units/new', administrator],
  ['unit-errors', '/units/new', administrator, (page) => page.click('main button.next')],
  ['unit-edit', link('/units', 'main a[href^="/units/0"]'), administrator],
  ['people', '/people', administrator],
  ['person-new', '/people/new', administrator],
  ['person-edit', link('/people', 'main .subject'), administrator],
  ['imports', '/imports', clerk],
  ['absences', '/absences', head],
  ['chains', '/chains', head],
  ['hand-over', '/hand-over', head],
  ['notices', '/notices?all=1', handler],
  ['drafts', '/drafts', handler],
  ['phrases', '/phrases', handler],
  ['transfers', '/transfers', dispatcher],
  ['figures', '/figures', statistician],
  ['figures-unit', '/figures', head],
  ['figures-cases', '/figures/cases?figure=A.items&from=2026-07-01&to=2026-12-31', statistician],
  ['reports', '/reports', statistician],
  ['report-draft', '/reports/new', statistician],
  ['report-frozen', '/reports/new', statistician, freezeReport],
  ['law', '/law', administrator],
  ['law-calendar', '/law/calendars/2026', administrator],
  ['law-pack', '/law/packs/demo@2022-05-01', administrator],
  ['law-new', '/law/new', administrator],
  ['law-errors', '/law/new', administrator, (page) => lookAt(page, notice(new Date()).replace('official', 'sure'))],
  ['law-foretold', '/law/new', administrator, (page) => lookAt(page, notice(new Date()))],
  ['law-change', '/law/new', administrator, (page) => bringIn(page, notice(new Date()))],
];

/** name, ways of looking, the language, and for which pages. */
const LOOKS = [
  ['1440-zh', ['desk'], 'zh-CN'],
  ['1440-en', ['desk'], 'en'],
  ['1440-dark', ['desk', 'dark'], 'zh-CN'],
  ['1024-zh', ['tablet'], 'zh-CN'],
  ['1024-en', ['tablet'], 'en'],
  ['390-zh', ['phone'], 'zh-CN'],
  ['390-en', ['phone'], 'en'],
  ['390-dark', ['phone', 'dark'], 'zh-CN'],
  ['320-zh', ['narrow'], 'zh-CN', /^(portal|ask|result|not-found|sign-in)/],
  ['320-en', ['narrow'], 'en', /^(portal|ask|result|not-found|sign-in)/],
  ['print-zh', ['desk'], 'zh-CN', /^(receipt|matter-walked|result|today-clerk|register-errors|act-opinion)$|^result/],
];

const words = process.argv.slice(2);
const wanted = LOOKS.flatMap((look) => PAGES.map((page) => [`${page[0]}-${look[0]}`, page, look]))
  .filter(([, [name], [, , , only]]) => !only || only.test(name))
  .filter(([name]) => words.every((word) => name.includes(word)));

if (wanted.length === 0) {
  console.error(`no picture is called ${words.join(' ')}; pages: ${PAGES.map(([name]) => name).join(', ')}; looks: ${LOOKS.map(([name]) => name).join(', ')}`);
  process.exit(1);
}

const server = await startServer();
const browser = await launch();
const walked = await walk();
const seats = new Map();
for (const [name, page, look] of wanted) await take(name, page, look);
await browser.close();
await server.stop();

/** Matters whose codes are known: one waiting, one sent, one accepted without a notice, two answered, one of them delivered. */
async function walk() {
  const desk = await visitor(browser, server.address);
  await signIn(desk, clerk);
  const [fenban, renshe] = [await as(desk, dispatcher), await as(desk, handler)];
  const matters = {};
  for (const name of ['waiting', 'sent', 'untold', 'undelivered', 'answered']) {
    const { no, code } = await register(desk, VISIT);
    matters[name] = { no, code };
    if (name === 'waiting') continue;
    await act(fenban, no, 'transfer', transferTo('人力资源'));
    if (name === 'sent') continue;
    await act(renshe, no, 'acceptance', name === 'untold' ? async () => {} : acceptWithNotice);
    if (name === 'untold') continue;
    await act(renshe, no, 'opinion', async (page) => { await answerAll(page); if (name === 'answered') await deliver(page); });
  }
  await desk.context().close();
  return matters;
}

/** Freezes the summary of the half-year that runs, and has it worked out again. */
async function freezeReport(page) {
  await page.locator('form[action="/reports"] button.next').click();
  await page.locator('dialog[open] [data-confirm-yes]').first().click().catch(() => {});
  await page.waitForURL(/\/reports\/[0-9a-f]{32}/);
  await page.locator('form[action$="/check"] button').click();
  await page.locator('.note[role=status]').first().waitFor();
}

async function take(name, [, path, person, first, expected = 200], [, ways, language]) {
  const page = await seat(person, ways, language);
  try {
    const address = typeof path === 'function' ? await path(page, walked) : path;
    const answer = await page.goto(address);
    if (answer.status() !== expected) throw new Error(`${address} answered ${answer.status()}`);
    if (first) await first(page, walked);
    await page.waitForLoadState('networkidle');
    if (name.includes('-print-')) await print(page, name);
    else await shot(page, name);
    const over = await overhang(page);
    console.log(over > 0 ? `${name}: ${over} pixels too wide` : name);
  } catch (error) {
    console.error(`${name}: ${error.message.split('\n')[0]}`);
    process.exitCode = 1;
  }
}

/** A visitor for each person and look, signed in once. */
async function seat(person, ways, language) {
  const key = [person, ...ways, language].join(' ');
  if (!seats.has(key)) {
    const page = await visitor(browser, server.address, ways);
    if (person) await signIn(page, person);
    else await page.goto('/');
    await speak(page, language);
    seats.set(key, page);
  }
  return seats.get(key);
}

/** Sends a letter's form, past the question whether it shall be issued. */
async function sendLetter(page) {
  await page.click('.submit button.next');
  await page.locator('dialog[open] [data-confirm-yes]').first().click({ timeout: 3000 }).catch(() => {});
  await page.waitForLoadState('networkidle');
}

/** Issues a handling opinion and comes back to the letters. */
async function issueLetter(page) {
  await page.locator('a[href$="kind=handling_opinion"]').click();
  await page.fill('#f-l-contact-phone', '0000-1234567');
  await sendLetter(page);
  if (await page.locator('#f-despite').count()) {
    await page.fill('#f-despite', '事实清楚，已当面说明');
    await sendLetter(page);
  }
  await page.waitForURL(/\/letters\?done=letter/);
}

function first(query, noun) {
  return async (page) => {
    await page.goto(`/matters?${query}`);
    const href = await page.locator('main .rows .subject').first().getAttribute('href', { timeout: 3000 });
    return noun ? `${href}/${noun}` : href;
  };
}

function link(from, selector) {
  return async (page) => {
    await page.goto(from);
    return page.locator(selector).first().getAttribute('href', { timeout: 3000 });
  };
}

function ofMatter(name, noun) {
  return async (_, matters) => `/matters/${matters[name].no}/${noun}`;
}

function lookUp(name) {
  return async (page, matters) => {
    await page.fill('input[name=number]', matters[name].no);
    await page.fill('input[name=code]', matters[name].code);
    await page.click('main button.next');
    await page.waitForSelector('.stations');
  };
}

async function typeKnown(page) {
  await fillRegister(page, VISIT);
  await page.waitForSelector('#known .choice', { timeout: 5000 });
}

async function registerOnce(page) {
  await fillRegister(page, VISIT);
  await page.click('.submit button.next');
  await page.waitForURL('**/receipt?**');
}

async function openPersonal(page) {
  await page.fill('#f-why', '联系信访人核实工资数额');
  await page.click('#personal button');
  await page.waitForSelector('.note.private');
}

// Chromium, the ways people look at the pages, and what every journey does: sign in, change the language,
// ask axe, take a picture.

import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Where scripts are switched off no timer fires, not even in axe's own world, and axe would wait for ever.
const AT_ONCE = 'globalThis.setTimeout = (act, _, ...words) => { queueMicrotask(() => act(...words)); return 0; }';

const QUIET = [
  '--lang=zh-CN',
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--disable-quic',
];

/** The ways of looking; several can be combined, and the later one wins. */
export const WAYS = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  tablet: { viewport: { width: 1024, height: 768 } },
  narrow: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  dark: { colorScheme: 'dark' },
  'no-script': { javaScriptEnabled: false },
};

/** The demo's people; all have the same password. */
export const PEOPLE = {
  clerk: 'dengji', dispatcher: 'fenban', handler: 'renshe', head: 'renshe-ju', supervisor: 'ducha', administrator: 'admin', statistician: 'tongji',
};
export const PASSWORD = 'huiyin-demo';

export function launch() {
  const executablePath = process.env.HUIYIN_CHROMIUM;
  if (!executablePath) throw new Error('HUIYIN_CHROMIUM does not say where Chromium is; run this through cargo xtask');
  return chromium.launch({ executablePath, args: QUIET });
}

/** A fresh visitor: `visitor(browser, address, ['phone', 'no-script'])`. */
export async function visitor(browser, address, ways = ['desk']) {
  const unknown = ways.filter((way) => !(way in WAYS));
  if (unknown.length > 0) throw new Error(`no such way of looking: ${unknown.join(', ')}`);
  const options = Object.assign({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }, ...ways.map((way) => WAYS[way]));
  const context = await browser.newContext({ baseURL: address, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/** Signs in on /sign-in and arrives where this person's work begins. */
export async function signIn(page, login, password = PASSWORD) {
  await page.goto('/sign-in');
  await offerSignIn(page, login, password);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Fills the sign-in form that is open and sends it, whatever comes of it. */
export async function offerSignIn(page, login, password) {
  await page.fill('form#sign-in input[name=login]', login);
  await page.fill('form#sign-in input[name=password]', password);
  await page.click('form#sign-in [type=submit], form#sign-in button:not([type])');
}

/** Uses the page's own language switch, a link or a form, unless the page speaks so already: `speak(page, 'en')`. */
export async function speak(page, language) {
  if (await page.locator('html').getAttribute('lang') === language) return;
  const road = `/language/${language}`;
  const ways = [`a[href^="${road}"]`, `form[action^="${road}"] button`, `button[formaction^="${road}"]`, `button[name=lang][value="${language}"]`];
  await page.locator(ways.join(', ')).first().click();
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
}

/** What axe holds against the page, one line each; none is what one wants. */
export async function axe(page) {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
    const ask = (expression) => evaluate(session, world.executionContextId, expression);
    await ask(`${AT_ONCE}; ${AXE}; null`);
    const { violations } = await ask("axe.run(document, { preload: false, resultTypes: ['violations'] })");
    return violations.map(inWords);
  } finally {
    await session.detach();
  }
}

/** Runs text in a world of its own, beside the page: a content security policy need not be weakened for it. */
async function evaluate(session, contextId, expression) {
  const answer = await session.send('Runtime.evaluate', {
    contextId, expression, awaitPromise: true, returnByValue: true,
  });
  if (answer.exceptionDetails) throw new Error(`axe: ${answer.exceptionDetails.exception?.description}`);
  return answer.result.value;
}

function inWords(violation) {
  const places = violation.nodes.map((node) => `    ${node.target.join(' ')}  ${node.html.slice(0, 160)}`);
  return [`${violation.id} (${violation.impact}): ${violation.help}`, ...places].join('\n');
}

/** How many pixels the page is wider than the window. */
export function overhang(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

// What sticks to the window would lie somewhere in the middle of a picture of the whole page.
function loosen(selectors) {
  globalThis.scrollTo(0, 0);
  for (const element of document.querySelectorAll(selectors)) element.style.position = 'static';
}

/** A picture of the whole page, as NAME.png. */
export async function shot(page, name) {
  await page.evaluate(loosen, '.submit, .aside, .nav ul, .next-steps, .queue, .suggest > .actions, thead th');
  await page.screenshot({ path: await place(`${name}.png`), fullPage: true });
}

/** The page as it is printed, as NAME.pdf. */
export async function print(page, name) {
  await page.pdf({ path: await place(`${name}.pdf`), preferCSSPageSize: true });
}

async function place(file) {
  const folder = process.env.HUIYIN_OUT ?? 'out';
  await mkdir(folder, { recursive: true });
  return join(folder, file);
}

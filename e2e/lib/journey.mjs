// A test as a journey: one person with a fresh browser profile, on a demo shared by the file's journeys.
// Whatever a journey is about, it also fails where the page breaks its own rules: an error in a script, a breach
// of the content security policy, anything asked of another host.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, launch, overhang, shot, visitor } from './browser.mjs';
import { startServer } from './server.mjs';

/** Opens a demo and a browser around this file's journeys. */
export function demo() {
  const place = {};
  before(async () => {
    place.server = await startServer();
    place.browser = await launch();
  }, { timeout: 120_000 });
  after(async () => {
    await place.browser?.close();
    await place.server?.stop();
  });
  return place;
}

/** One journey: `journey(place, 'a sentence', ['phone'], async (page) => { … })`. */
export function journey(place, name, ways, walk) {
  test(name, { timeout: 60_000 }, async () => {
    const page = await visitor(place.browser, place.server.address, ways);
    const breaches = watch(page, place.server.address);
    try {
      await walk(page);
      assert.deepEqual(breaches, [], 'the page broke its own rules');
    } catch (error) {
      await keepTraces(page, name, place.server);
      throw error;
    } finally {
      await page.context().close();
    }
  });
}

/** Fails with axe's findings, if there are any. */
export async function assertAccessible(page) {
  const findings = await axe(page);
  assert.equal(findings.length, 0, `axe on ${new URL(page.url()).pathname}:\n${findings.join('\n')}`);
}

/** Fails where the page must be pushed sideways. */
export async function assertFits(page) {
  assert.equal(await overhang(page), 0, `${new URL(page.url()).pathname} is wider than the window`);
}

function watch(page, address) {
  const breaches = [];
  page.on('pageerror', (error) => breaches.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) breaches.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^(http|ws)s?:/.test(url) && new URL(url).host !== new URL(address).host) breaches.push(`asked of another host: ${url}`);
  });
  return breaches;
}

async function keepTraces(page, name, server) {
  const file = `failed-${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
  await shot(page, file).catch((error) => console.error(`no picture: ${error.message}`));
  console.error(`failed at ${page.url()}; picture: ${file}.png; the last words of the demo:`);
  console.error(server.log().split('\n').slice(-40).join('\n'));
}

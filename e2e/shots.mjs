// Pictures of the demo's pages for people to look at: node shots.mjs [WORD…], where a page is taken
// if its name contains one of the words. A page that does not answer well is named, and the run fails.

import { PEOPLE, launch, shot, signIn, speak, visitor } from './lib/browser.mjs';
import { startServer } from './lib/server.mjs';

/** name, path, and who is signed in. */
const PAGES = [
  ['portal', '/'],
  ['sign-in', '/sign-in'],
  ['today-clerk', '/today', PEOPLE.clerk],
  ['today-dispatcher', '/today', PEOPLE.dispatcher],
  ['today-handler', '/today', PEOPLE.handler],
  ['today-administrator', '/today', PEOPLE.administrator],
];

/** name, ways of looking, and the language. */
const LOOKS = [
  ['desk-zh', ['desk'], 'zh-CN'],
  ['desk-en', ['desk'], 'en'],
  ['desk-dark', ['desk', 'dark'], 'zh-CN'],
  ['phone-zh', ['phone'], 'zh-CN'],
  ['phone-en', ['phone'], 'en'],
];

const words = process.argv.slice(2);
const wanted = PAGES.flatMap((page) => LOOKS.map((look) => [`${page[0]}-${look[0]}`, page, look]))
  .filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)));

if (wanted.length === 0) {
  console.error(`no page is called ${words.join(' or ')}; there are ${PAGES.map(([name]) => name).join(', ')}`);
  process.exit(1);
}

const server = await startServer();
const browser = await launch();
for (const [name, page, look] of wanted) await take(name, page, look);
await browser.close();
await server.stop();

async function take(name, [, path, person], [, ways, language]) {
  const page = await visitor(browser, server.address, ways);
  try {
    if (person) await signIn(page, person);
    else await page.goto(path);
    await speak(page, language);
    const answer = await page.goto(path);
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
    await shot(page, name);
    console.log(name);
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    process.exitCode = 1;
  } finally {
    await page.context().close();
  }
}

// An official comes in.

import assert from 'node:assert/strict';
import { PEOPLE, offerSignIn, shot, signIn, speak } from '../lib/browser.mjs';
import { assertAccessible, assertFits, demo, journey } from '../lib/journey.mjs';

const place = demo();

for (const language of ['zh-CN', 'en']) {
  journey(place, `the sign-in page can be used by everybody in ${language}`, ['desk'], async (page) => {
    await page.goto('/sign-in');
    await speak(page, language);
    await page.waitForSelector('form#sign-in');
    await assertAccessible(page);
    await assertFits(page);
    await shot(page, `sign-in-${language}`);
  });
}

journey(place, 'the sign-in page can be used in the dark', ['desk', 'dark'], async (page) => {
  await page.goto('/sign-in');
  await assertAccessible(page);
});

journey(place, 'a wrong password is said at the top and the login name is kept', ['desk'], async (page) => {
  await page.goto('/sign-in');
  await offerSignIn(page, PEOPLE.clerk, 'not-the-password');
  const alert = page.locator('main [role=alert]').first();
  await alert.waitFor();
  assert.notEqual((await alert.innerText()).trim(), '', 'the alert says something');
  const login = page.locator('form#sign-in input[name=login]');
  assert.equal(await login.inputValue(), PEOPLE.clerk);
  assert.equal(await page.locator('form#sign-in input[name=password]').inputValue(), '');
  assert.ok((await alert.boundingBox()).y < (await login.boundingBox()).y, 'the alert stands above the fields');
  await assertAccessible(page);
  await shot(page, 'sign-in-wrong-password');
});

journey(place, 'the right password leads to the work of today', ['desk'], async (page) => {
  await signIn(page, PEOPLE.clerk);
  assert.equal(new URL(page.url()).pathname, '/today');
  await page.locator('h1').first().waitFor();
});

journey(place, 'a person whose browser runs no script can sign in too', ['desk', 'no-script'], async (page) => {
  await signIn(page, PEOPLE.clerk);
  assert.equal(new URL(page.url()).pathname, '/today');
});

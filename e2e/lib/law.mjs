// A holiday notice made up on the spot, looked at and brought in.

/** A calendar file for the year of this day: the next twelve days are off, the Saturday and Sunday after them worked. */
export function notice(today) {
  const day = (n) => new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() + n));
  const year = today.getFullYear();
  const ofYear = (days) => days.filter((d) => d.getUTCFullYear() === year).map((d) => `"${d.toISOString().slice(0, 10)}"`);
  const off = Array.from({ length: 12 }, (_, n) => day(n + 1));
  const worked = Array.from({ length: 7 }, (_, n) => day(n + 13)).filter((d) => [0, 6].includes(d.getUTCDay()));
  const name = 'name = { zh = "演示节", en = "Feast of the Demo" }';
  return [
    `year = ${year}`, 'status = "official"',
    `source = { zh = "关于${year}年演示节放假的通知", en = "Notice on the Feast of the Demo ${year}" }`,
    '[[off]]', name, `days = [${ofYear(off).join(', ')}]`,
    '[[make_up]]', name, `days = [${ofYear(worked).join(', ')}]`, '',
  ].join('\n');
}

/** Pastes a file into the form and asks what it would change. */
export async function lookAt(page, file, reason = '国办发明电，演示节放假安排') {
  await page.fill('textarea[name=body]', file);
  await page.fill('textarea[name=reason]', reason);
  await page.click('main button.next');
  await page.waitForURL('**/law/preview');
}

/** And brings it in. */
export async function bringIn(page, file) {
  await lookAt(page, file);
  await page.click('form[action="/law"] button.next');
  await page.waitForURL('**/law/changes/*');
}

// One's own language and theme, kept from one page to the next; and no host but Parvis on any screen.
import { expect, hostsOf, requestsOf, signIn, test } from '../support/journey.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';
import { memberScreens, open, publicPages } from '../support/screens.ts';

let parvis: Parvis;

test.beforeAll(async () => {
  parvis = await startParvis({ example: true });
});
test.afterAll(async () => parvis?.stop());

test('language and theme change at once and last', async ({ page }) => {
  await signIn(page, parvis.url, parvis.example);
  await open(page, `${parvis.url}/reglages/preferences`);
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'English' })).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('radio', { name: 'Light' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(dark);
  await page.getByRole('radio', { name: 'Français' }).click();
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('no screen speaks to another host', async ({ page, context }) => {
  await signIn(page, parvis.url, parvis.example);
  for (const [, path] of [...(await memberScreens(page, parvis.url)), ...(await publicPages(page, parvis.url))]) await open(page, parvis.url + path);
  expect(requestsOf(context).length).toBeGreaterThan(50);
  expect(hostsOf(requestsOf(context))).toEqual([new URL(parvis.url).host]);
});

test('a page may not even ask another host', async ({ page }) => {
  await signIn(page, parvis.url, parvis.example);
  const refused = await page.evaluate(async () => {
    const told = new Promise<string>((tell) => document.addEventListener('securitypolicyviolation', (event) => tell(event.effectiveDirective), { once: true }));
    await fetch('https://ailleurs.example/').catch(() => undefined);
    return told;
  });
  expect(refused).toBe('connect-src');
});

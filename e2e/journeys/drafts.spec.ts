// A draft over time: scheduled then taken back, written by two desks at once, found again after a crash.
import { addChannel, expect, foundInstitution, newPost, saved, test, textOf, type Page } from '../support/journey.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';

let parvis: Parvis;
let session: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

test.beforeAll(async ({ browser }) => {
  parvis = await startParvis();
  const page = await browser.newPage();
  await foundInstitution(page, parvis);
  session = await page.context().storageState();
  await page.close();
});
test.afterAll(async () => parvis?.stop());
test.beforeEach(async ({ context, page }) => {
  await context.addCookies(session.cookies);
  await page.goto(parvis.url);
});

async function write(page: Page, words: string): Promise<void> {
  await newPost(page);
  await textOf(page).click();
  await page.keyboard.insertText(words);
  await saved(page);
}

test('a content is scheduled, then taken back', async ({ page, request }) => {
  await write(page, 'La piscine ferme pour entretien du 4 au 8 décembre.');
  if (!(await page.getByRole('tab', { name: 'Fil d’information public' }).isVisible())) await addChannel(page, 'Fil d’information public');
  const later = new Date(Date.now() + 7 * 86_400_000);
  const digits = (value: number) => String(value).padStart(2, '0');
  await page.getByRole('spinbutton', { name: /^jour/i }).first().click();
  await page.keyboard.type(`${digits(later.getDate())}${digits(later.getMonth() + 1)}${later.getFullYear()}`);
  await page.getByRole('spinbutton', { name: /^heure/i }).first().click();
  await page.keyboard.type('1030');
  await page.getByRole('button', { name: /^Programmer/ }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('10 h 30');
  await question.getByRole('button', { name: 'Programmer' }).click();
  await expect(page.getByText('Programmé', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre en brouillon' }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reprendre en brouillon' }).click();
  await expect(page.getByText('Programmé', { exact: true })).toHaveCount(0);
  await expect(textOf(page)).toContainText('La piscine ferme');
  const feed = (await (await request.get(`${parvis.url}/fil/feed.json`)).json()) as { items: unknown[] };
  expect(feed.items).toEqual([]);
});

test('two desks write at once: both versions are shown, none is lost', async ({ page, desk }) => {
  await write(page, 'Marché de Noël : ouverture à dix heures.');
  const other = await desk();
  await other.goto(page.url());
  await expect(textOf(other)).toContainText('dix heures');
  await other.context().setOffline(true);
  await textOf(other).click();
  await other.keyboard.press('Control+End');
  await other.keyboard.insertText(' Place des Tanneurs.');
  await expect(other.getByText(/^Non enregistré/).first()).toBeVisible();
  await textOf(page).click();
  await page.keyboard.press('Control+End');
  const stored = page.waitForResponse((answer) => answer.request().method() !== 'GET' && answer.url().includes('/api/v1/posts/') && answer.ok());
  await page.keyboard.insertText(' Entrée libre.');
  await stored;
  await other.context().setOffline(false);
  const both = other.getByRole('dialog', { name: 'Deux versions de ce contenu' });
  await expect(both).toBeVisible();
  await expect(both.locator('section', { hasText: 'Version enregistrée' })).toContainText('Entrée libre.');
  await expect(both.locator('section', { hasText: 'Votre version' })).toContainText('Place des Tanneurs.');
  await both.getByRole('button', { name: 'Garder ma version' }).click();
  await saved(other);
  await other.reload();
  await expect(textOf(other)).toHaveText('Marché de Noël : ouverture à dix heures. Place des Tanneurs.');
});

test('a text that was not saved is offered again after the page was killed', async ({ page, context }) => {
  await write(page, 'Collecte des sapins');
  const address = page.url();
  await page.route('**/api/v1/posts/**', (route) => route.abort());
  await textOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(' : du 6 au 20 janvier.');
  await expect(page.getByText(/^Non enregistré/).first()).toBeVisible();
  const crashed = page.waitForEvent('crash');
  const protocol = await context.newCDPSession(page);
  void protocol.send('Page.crash').catch(() => undefined);
  await crashed;
  const after = await context.newPage();
  await after.goto(address);
  await expect(after.getByText('Un texte non enregistré a été retrouvé sur ce poste')).toBeVisible();
  await expect(textOf(after)).toHaveText('Collecte des sapins');
  await after.getByRole('button', { name: 'Reprendre le texte retrouvé' }).click();
  await expect(textOf(after)).toHaveText('Collecte des sapins : du 6 au 20 janvier.');
  await saved(after);
  await after.reload();
  await expect(textOf(after)).toHaveText('Collecte des sapins : du 6 au 20 janvier.');
});

test('what is typed while the network is cut is saved by itself once it is back', async ({ page, context }) => {
  await write(page, 'Eau coupée rue Voltaire');
  await context.setOffline(true);
  await textOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(' de 9 h');
  await expect(page.getByText(/^Non enregistré/).first()).toBeVisible();
  await page.keyboard.insertText(' à midi.');
  await expect(textOf(page)).toHaveText('Eau coupée rue Voltaire de 9 h à midi.');
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  await expect(textOf(page)).toHaveText('Eau coupée rue Voltaire de 9 h à midi.');
});

// From an empty installation to a scheduled content without the mouse.
import { expect, test, textOf, administrator, type Page } from '../support/journey.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';

let parvis: Parvis;
test.beforeAll(async () => {
  parvis = await startParvis();
});
test.afterAll(async () => parvis?.stop());

type Target = ReturnType<Page['getByRole']>;

/** Presses Tab until this takes the focus. */
async function tabTo(page: Page, target: Target): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never leads there');
}

async function fill(page: Page, label: string, words: string): Promise<void> {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.insertText(words);
}

test('first run, writing and scheduling by keyboard', async ({ page, request }) => {
  await page.goto(parvis.firstRun);
  await fill(page, 'Nom de l’institution', 'Ville de Valmont-sur-Loire');
  await fill(page, 'Prénom et nom', administrator.name);
  await fill(page, 'Adresse électronique', administrator.email);
  await fill(page, 'Mot de passe', administrator.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');

  await page.keyboard.press('c');
  await expect(textOf(page)).toBeVisible();
  await tabTo(page, page.getByLabel('Titre, pour l’équipe'));
  await page.keyboard.insertText('Vœux du maire');
  const feed = page.getByRole('tab', { name: 'Fil d’information public' });
  if (!(await feed.isVisible())) {
    await tabTo(page, page.getByRole('button', { name: 'Ajouter un canal' }).first());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Fil d’information public' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(feed).toBeVisible();
  }
  await tabTo(page, textOf(page));
  await page.keyboard.insertText('La cérémonie des vœux aura lieu à la salle des fêtes.');
  const later = new Date(Date.now() + 7 * 86_400_000);
  const digits = (value: number) => String(value).padStart(2, '0');
  await tabTo(page, page.getByRole('spinbutton', { name: /^jour/i }).first());
  await page.keyboard.type(`${digits(later.getDate())}${digits(later.getMonth() + 1)}${later.getFullYear()}`);
  await tabTo(page, page.getByRole('spinbutton', { name: /^heure/i }).first());
  await page.keyboard.type('1030');
  // From the field of the hour, where a lone Enter would do nothing.
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('10 h 30');
  await tabTo(page, question.getByRole('button', { name: 'Programmer' }));
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(page.getByText('Programmé', { exact: true }).first()).toBeVisible();
  expect(((await (await request.get(`${parvis.url}/fil/feed.json`)).json()) as { items: unknown[] }).items).toEqual([]);
});

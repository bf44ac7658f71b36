// Publishing is suspended and resumed: seen on every screen, held, exempted, decided; and a failure is retried alone.
import AxeBuilder from '@axe-core/playwright';
import { addChannel, expect, foundInstitution, newPost, saved, test, textOf, type Page } from '../support/journey.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';

let parvis: Parvis;

test.beforeAll(async () => {
  parvis = await startParvis();
});
test.afterAll(async () => parvis?.stop());

async function publishOnFeed(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Accueil' }).click();
  await newPost(page);
  await page.getByLabel('Titre, pour l’équipe').fill(title);
  if (!(await page.getByRole('tab', { name: 'Fil d’information public' }).isVisible())) await addChannel(page, 'Fil d’information public');
  await textOf(page).click();
  await page.keyboard.insertText(`${title} : les détails à la mairie.`);
  await saved(page);
  await page.getByRole('button', { name: /^Publier maintenant/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Publier maintenant' }).click();
  await page.getByRole('link', { name: 'Voir la publication' }).first().click();
}

const feedTitles = async (page: Page): Promise<string[]> => {
  const feed = (await (await page.request.get(`${parvis.url}/fil/feed.json`)).json()) as { items: { title: string }[] };
  return feed.items.map(({ title }) => title);
};

/** Nothing serious on the page, with what is open over it; React Aria's announcer names a label that is soon gone. */
async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').setLegacyMode().options({ resultTypes: ['violations'] }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}

test('publishing is suspended, held, exempted and resumed', async ({ page, desk }) => {
  await foundInstitution(page, parvis);
  const other = await desk();
  await other.goto(`${parvis.url}/calendrier`);
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();

  await test.step('suspended from the palette by keyboard, with a reason', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('suspendre');
    await expect(page.getByRole('menuitem', { name: 'Suspendre les publications' })).toBeVisible();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Suspendre les publications' });
    await expect(dialog.getByLabel('Motif')).toBeFocused();
    await dialog.getByRole('button', { name: 'Tout suspendre' }).click();
    await expect(dialog.getByText('Écrivez le motif.')).toBeVisible();
    await sound(page);
    await dialog.getByLabel('Motif').fill('Accident sur le pont');
    await dialog.getByRole('button', { name: 'Tout suspendre' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('a band on every screen and every desk says what, who, when and why', async () => {
    for (const screen of [page, other]) {
      await expect(screen.getByText('Publications suspendues.')).toBeVisible();
      await expect(screen.getByText(/Par Camille Roux, aujourd’hui à .*Accident sur le pont/)).toBeVisible();
    }
  });

  await test.step('what comes due is held', async () => {
    await publishOnFeed(page, 'Fête du pain');
    await expect(page.getByRole('main').getByText('Retenu', { exact: true }).first()).toBeVisible();
    await expect(page.getByText(/^Retenu par une suspension/)).toBeVisible();
    expect(await feedTitles(page)).toEqual([]);
    await expect(other.getByText('1 envoi retenu.')).toBeVisible();
  });

  await test.step('one is signed to leave all the same', async () => {
    await publishOnFeed(page, 'Coupure d’eau demain');
    await page.getByRole('button', { name: 'Laisser partir' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Motif').fill('Utile aux habitants');
    await sound(page);
    await dialog.getByRole('button', { name: 'Signer et laisser partir' }).click();
    await expect(page.getByRole('main').getByText('Publié', { exact: true }).first()).toBeVisible();
    expect(await feedTitles(page)).toEqual(['Coupure d’eau demain']);
    await expect(page.getByText(/1 exception signée/)).toBeVisible();
  });

  await test.step('the pause ends and what was held stays held until a choice', async () => {
    await page.getByRole('button', { name: 'Reprendre' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByText('Fête du pain')).toBeVisible();
    await sound(page);
    await dialog.getByRole('button', { name: 'Lever la suspension' }).click();
    await expect(page.getByText('1 envoi retenu attend votre choix.')).toBeVisible();
    await expect(page.getByText('Publications suspendues.')).toHaveCount(0);
    await page.getByRole('link', { name: /^Voir l’envoi retenu/ }).click();
    await expect(page).toHaveURL(/\/file\?etat=held/);
    await expect(page.getByRole('main').getByRole('link', { name: 'Fête du pain' })).toBeVisible();
    await sound(page);
    expect(await feedTitles(page)).toEqual(['Coupure d’eau demain']);
  });

  await test.step('it is decided, and leaves', async () => {
    await page.getByRole('main').getByRole('button', { name: /^Décider/ }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByText('1 part maintenant.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Appliquer' }).click();
    await expect(page.getByText('attend votre choix')).toHaveCount(0);
    await expect.poll(() => feedTitles(page)).toContain('Fête du pain');
    await expect(other.getByText('attend votre choix')).toHaveCount(0);
  });
});

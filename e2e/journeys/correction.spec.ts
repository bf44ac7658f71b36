// A wrong date went out: one act puts it right on a real PDS and on the public feed, then takes everything down.
import { pds, postsOf } from '../support/pds.ts';
import { addChannel, chooseNetwork, expect, foundInstitution, newPost, saved, test, textOf } from '../support/journey.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';

const WRONG = 'Conseil municipal le mardi 3 mars à 18 h 30, salle des Tanneurs.';
const RIGHT = 'Conseil municipal le mercredi 4 mars à 18 h 30, salle des Tanneurs.';
const WHY = 'La date annoncée était fausse.';
let parvis: Parvis;

test.beforeAll(async () => {
  parvis = await startParvis({ reach: pds().server });
});
test.afterAll(async () => parvis?.stop());

test('a published post is corrected everywhere, then withdrawn everywhere', async ({ page }) => {
  const [profile] = pds().profiles;
  const texts = async () => (await postsOf(profile.did)).map((record) => record.text);

  await test.step('a post with a wrong date is published on both channels', async () => {
    await page.goto(parvis.url);
    await foundInstitution(page, parvis);
    await page.getByRole('link', { name: 'Canaux' }).click();
    await chooseNetwork(page, 'Bluesky');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Identifiant').fill(profile.handle);
    await dialog.getByLabel('Mot de passe d’application').fill(profile.app_password);
    await dialog.getByLabel('Adresse du serveur').fill(pds().server);
    await dialog.getByRole('button', { name: 'Essayer et relier' }).click();
    await expect(dialog.getByText('est relié')).toBeVisible();
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await page.getByRole('link', { name: 'Accueil' }).click();
    await newPost(page);
    await page.getByLabel('Titre, pour l’équipe').fill('Conseil municipal');
    if (!(await page.getByRole('tab', { name: 'Fil d’information public' }).isVisible())) await addChannel(page, 'Fil d’information public');
    if (!(await page.getByRole('tab', { name: 'Bluesky' }).isVisible())) await addChannel(page, 'Bluesky');
    await page.getByRole('tab', { name: 'Texte maître' }).click();
    await textOf(page).click();
    await page.keyboard.insertText(WRONG);
    await saved(page);
    await page.getByRole('button', { name: /^Publier maintenant/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Publier maintenant' }).click();
    await page.getByRole('link', { name: 'Voir la publication' }).first().click();
    await expect(page.getByText('Acceptée')).toHaveCount(2);
    expect(await texts()).toContain(WRONG);
  });

  const feed = await page.getByRole('link', { name: 'Voir sur le fil public' }).getAttribute('href');

  await test.step('what each copy will cost is said before anything', async () => {
    await page.getByRole('link', { name: 'Rectifier partout' }).click();
    await page.getByRole('textbox', { name: 'Texte', exact: true }).fill(RIGHT);
    await expect(page.locator('del').first()).toContainText('mardi');
    await expect(page.locator('ins').first()).toContainText('mercredi');
    await expect(page.getByRole('button', { name: /Que faire de la copie/ }).filter({ hasText: 'Modifier sur place' })).toBeVisible();
    await expect(page.getByText(/partages seront perdus/).first()).toBeVisible();
    await page.getByLabel('Explication aux lecteurs').fill(WHY);
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
    expect(await texts()).toContain(WRONG);
  });

  await test.step('one act corrects every copy, and each outcome is shown', async () => {
    await page.getByRole('button', { name: 'Rectifier partout' }).click();
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('seront perdus');
    await question.getByRole('button', { name: 'Rectifier partout' }).click();
    await expect(page.getByText('2 sur 2 terminées')).toBeVisible();
  });

  await test.step('followers and citizens read the right date', async () => {
    const out = await texts();
    expect(out).toContain(RIGHT);
    expect(out).not.toContain(WRONG);
    const citizen = await page.context().newPage();
    await citizen.goto(feed ?? '');
    await expect(citizen.getByRole('main')).toContainText('mercredi 4 mars');
    await expect(citizen.getByRole('main')).toContainText(WHY);
    await citizen.close();
  });

  await test.step('the first text and every attempt stay readable', async () => {
    await expect(page.getByText('Premier texte publié')).toBeVisible();
    await page.getByRole('link', { name: 'Voir toutes les tentatives' }).click();
    await expect(page.getByRole('heading', { name: /^Remplacement/ })).toBeVisible();
    await expect(page.getByText('suppression', { exact: true })).toBeVisible();
    const live = await page.getByRole('link', { name: 'Voir sur Bluesky' }).getAttribute('href');
    expect(await (await fetch(live ?? '')).json()).toMatchObject({ value: { text: RIGHT } });
  });

  await test.step('withdrawn everywhere, it is gone, and the feed says so', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('Retirer partout');
    await page.keyboard.press('Enter');
    await page.getByLabel('Raison du retrait').fill('Conseil reporté, un nouveau contenu suivra.');
    await page.getByRole('button', { name: 'Retirer partout' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer partout' }).click();
    // The correction before it says the same words: the networks say when this one is done.
    await expect.poll(texts).not.toContain(RIGHT);
    await expect.poll(async () => (await page.request.get(feed ?? '')).status()).toBe(410);
    await expect(page.getByText('2 sur 2 terminées').first()).toBeVisible();
  });
});

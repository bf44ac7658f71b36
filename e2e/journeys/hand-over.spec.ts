// Connecting a Mastodon profile through its server's own page: refused first, then agreed, and never a secret typed.
import { chooseNetwork, expect, foundInstitution, test } from '../support/journey.ts';
import { startMastodon, type Mastodon } from '../support/mastodon.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';

let mastodon: Mastodon;
let parvis: Parvis;

test.use({ hosts: 2 });
test.beforeAll(async () => {
  mastodon = await startMastodon();
  parvis = await startParvis({ reach: mastodon.url });
});
test.afterAll(async () => {
  await parvis?.stop();
  await mastodon?.stop();
});

test('a Mastodon profile is connected through the page of its server', async ({ page }) => {
  await foundInstitution(page, parvis);
  await page.getByRole('link', { name: 'Canaux' }).click();

  await test.step('an address that is no server is said at its field', async () => {
    await chooseNetwork(page, 'Mastodon');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Adresse du serveur').fill('pas une adresse');
    await dialog.getByRole('button', { name: 'Continuer sur Mastodon' }).click();
    await expect(dialog.getByText('Cette adresse n’est pas complète.').first()).toBeVisible();
  });

  await test.step('the person refuses on the page: nothing is connected', async () => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Adresse du serveur').fill(mastodon.url);
    await dialog.getByRole('button', { name: 'Continuer sur Mastodon' }).click();
    await page.getByRole('link', { name: 'Refuser' }).click();
    await expect(page.getByRole('alert')).toContainText('L’autorisation a été refusée');
    await expect(page).toHaveURL(`${parvis.url}/canaux/retour`);
    await page.getByRole('main').getByRole('link', { name: 'Voir les canaux' }).click();
    await expect(page.getByText('@valmont')).toHaveCount(0);
  });

  await test.step('the person agrees: the channel is there, in good health', async () => {
    await chooseNetwork(page, 'Mastodon');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Adresse du serveur').fill(mastodon.url);
    await dialog.getByRole('button', { name: 'Continuer sur Mastodon' }).click();
    await page.getByRole('button', { name: 'Autoriser' }).click();
    await expect(page.getByText('valmont@social.valmont.test est relié')).toBeVisible();
    await expect(page).toHaveURL(`${parvis.url}/canaux/retour`);
    await page.getByRole('main').getByRole('link', { name: 'Voir les canaux' }).click();
    await expect(page.getByText('valmont@social.valmont.test').first()).toBeVisible();
  });

  const disconnect = async () => {
    await page.getByRole('button', { name: 'Débrancher…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Débrancher', exact: true }).click();
  };

  await test.step('disconnected, its server knows: nothing is left to do', async () => {
    await disconnect();
    await expect(page.getByRole('main').getByText('Débranché', { exact: true })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('a server that cannot be told holds nothing back: what is left to do is said', async () => {
    await chooseNetwork(page, 'Mastodon');
    await page.getByRole('dialog').getByLabel('Adresse du serveur').fill(mastodon.url);
    await page.getByRole('dialog').getByRole('button', { name: 'Continuer sur Mastodon' }).click();
    await page.getByRole('button', { name: 'Autoriser' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Voir les canaux' }).click();
    mastodon.fallSilent();
    await disconnect();
    await expect(page.getByRole('dialog')).toContainText('le serveur de Mastodon n’a pas pu être prévenu');
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

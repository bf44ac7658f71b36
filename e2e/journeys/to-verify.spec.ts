// A connection cut during a write: the doubt is shown, nothing is sent again by itself, and a person settles it.
import { addChannel, chooseNetwork, expect, foundInstitution, newPost, saved, test, textOf, type Page } from '../support/journey.ts';
import { startCuttingProxy, type CuttingProxy } from '../support/cutting-proxy.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';
import { pds, postsOf } from '../support/pds.ts';

let parvis: Parvis;
let proxy: CuttingProxy;

test.beforeAll(async () => {
  proxy = await startCuttingProxy(pds().server);
  parvis = await startParvis({ reach: proxy.url });
});
test.afterAll(async () => {
  await parvis?.stop();
  await proxy?.stop();
});

/** Publishes words on Bluesky alone and opens the story of the publication. */
async function publishOnBluesky(page: Page, title: string, words: string, comment = ''): Promise<void> {
  await page.getByRole('link', { name: 'Accueil' }).click();
  await newPost(page);
  await page.getByLabel('Titre, pour l’équipe').fill(title);
  if (!(await page.getByRole('tab', { name: 'Bluesky' }).isVisible())) await addChannel(page, 'Bluesky');
  const feed = page.getByRole('tab', { name: 'Fil d’information public' });
  if (await feed.isVisible()) {
    await feed.click();
    await page.getByRole('button', { name: /^Retirer/ }).first().click();
    await expect(feed).toBeHidden();
  }
  if (comment) {
    await page.getByRole('tab', { name: 'Bluesky' }).click();
    await page.getByLabel('Texte, facultatif').fill(comment);
  }
  await page.getByRole('tab', { name: 'Texte maître' }).click();
  await textOf(page).click();
  await page.keyboard.insertText(words);
  await saved(page);
  await page.getByRole('button', { name: /^Publier maintenant/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Publier maintenant' }).click();
  await page.getByRole('link', { name: 'Voir la publication' }).first().click();
}

test('what a network did not confirm is settled by a person, once', async ({ page }) => {
  const [profile] = pds().profiles;
  await foundInstitution(page, parvis);
  await page.getByRole('link', { name: 'Canaux' }).click();
  await chooseNetwork(page, 'Bluesky');
  const connect = page.getByRole('dialog');
  await connect.getByLabel('Identifiant').fill(profile.handle);
  await connect.getByLabel('Mot de passe d’application').fill(profile.app_password);
  await connect.getByLabel('Adresse du serveur').fill(proxy.url);
  await connect.getByRole('button', { name: 'Essayer et relier' }).click();
  await expect(connect.getByText('est relié')).toBeVisible();
  await connect.getByRole('button', { name: 'Fermer' }).last().click();
  const before = (await postsOf(profile.did)).length;

  await test.step('the write arrives and its answer does not: a doubt, its link, its two answers, no retry', async () => {
    proxy.cutNextWrite('after');
    await publishOnBluesky(page, 'Pont fermé', 'Le pont Saint-Aubin est fermé ce matin.');
    await expect(page.getByRole('main').getByText('À vérifier').first()).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('Bluesky n’a pas confirmé l’envoi');
    await expect(page.getByRole('link', { name: /Regarder sur Bluesky/ })).toHaveAttribute('href', /^http/);
    await expect(page.getByRole('button', { name: 'Il est en ligne' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Il n’y est pas' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Relancer l’envoi' })).toHaveCount(0);
    const { items } = (await (await page.request.get(`${parvis.url}/api/v1/publications?state=to_verify`)).json()) as { items: { id: string }[] };
    const refused = await page.request.post(`${parvis.url}/api/v1/publications/${items[0]?.id}/retry`, { data: {} });
    expect(refused.status()).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'publishing.outcome_unknown' });
  });

  await test.step('the queue counts it and settles it: it is there', async () => {
    await page.getByRole('link', { name: /^File de publication/ }).click();
    await expect(page.getByRole('button', { name: /^1 à vérifier/ })).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: /^Il est en ligne/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Déclarer en ligne' }).click();
    await expect(page.getByText('Rien n’attend', { exact: true })).toBeVisible();
    expect(await postsOf(profile.did)).toHaveLength(before + 1);
  });

  await test.step('a write that never arrived is declared absent, and sent once more', async () => {
    proxy.mend();
    proxy.cutNextWrite('before');
    await publishOnBluesky(page, 'Pont rouvert', 'Le pont Saint-Aubin est rouvert.');
    await expect(page.getByRole('button', { name: 'Il n’y est pas' })).toBeVisible();
    expect(await postsOf(profile.did)).toHaveLength(before + 1);
    proxy.mend();
    await page.getByRole('button', { name: 'Il n’y est pas' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Déclarer absent' }).click();
    await expect(page.getByRole('main').getByText('Publié', { exact: true }).first()).toBeVisible();
    expect(await postsOf(profile.did)).toHaveLength(before + 2);
  });

  await test.step('a first comment that was seen is declared with its address, and is linked', async () => {
    proxy.cutNextWrite('after', 1);
    await publishOnBluesky(page, 'Marché', 'Le marché a lieu samedi.', 'Plan et horaires sur valmont.fr');
    const comment = page.getByRole('region', { name: 'Premier commentaire' });
    await expect(comment.getByText('À vérifier')).toBeVisible();
    expect(await postsOf(profile.did)).toHaveLength(before + 4);
    await comment.getByRole('button', { name: 'Il est en ligne' }).click();
    const dialog = page.getByRole('dialog');
    const address = dialog.getByLabel('Adresse du commentaire, si vous l’avez');
    await address.fill('sous le contenu');
    await dialog.getByRole('button', { name: 'Déclarer en ligne' }).click();
    await expect(dialog.getByText('Cette adresse n’est pas complète.').first()).toBeVisible();
    const seen = `https://bsky.app/profile/${profile.handle}/post/3kq7`;
    await address.fill(seen);
    await dialog.getByRole('button', { name: 'Déclarer en ligne' }).click();
    await expect(comment.getByText('Publié', { exact: true })).toBeVisible();
    await expect(comment.getByRole('link', { name: /Voir le commentaire/ })).toHaveAttribute('href', seen);
  });
});

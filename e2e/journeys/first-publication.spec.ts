// From an empty installation to a post that followers read on a real PDS and citizens on the public feed.
import AxeBuilder from '@axe-core/playwright';
import { blobOf, facetsOf, pds, postsOf } from '../support/pds.ts';
import { addChannel, chooseNetwork, expect, foundInstitution, newPost, saved, test, textOf } from '../support/journey.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';
import { drawPng } from '../support/picture.ts';

const LINK = 'https://valmont.example/pont-des-tanneurs';
const ALTERNATIVE = 'Le pont des Tanneurs rouvert, vu depuis la rive nord, sous un ciel dégagé.';
let parvis: Parvis;

test.beforeAll(async () => {
  parvis = await startParvis({ reach: pds().server });
});
test.afterAll(async () => parvis?.stop());

test('an institution is created, connects Bluesky and publishes', async ({ page, request }) => {
  const [profile, other] = pds().profiles;
  const before = await postsOf(profile.did);
  const words = `Réouverture du pont des Tanneurs dès demain 🚧 Détails : ${LINK} avec @${other.handle} #PontDesTanneurs`;

  await test.step('first run', async () => {
    await page.goto(parvis.url);
    await expect(page.getByLabel('Jeton de premier démarrage')).toBeVisible();
    await foundInstitution(page, parvis);
    await expect(page).toHaveTitle(/Accueil · Ville de Valmont-sur-Loire/);
  });

  await test.step('a wrong password is said plainly and nothing typed is lost', async () => {
    await page.getByRole('link', { name: 'Canaux' }).click();
    await expect(page.getByRole('main').getByText('Fil d’information public').first()).toBeVisible();
    await chooseNetwork(page, 'Bluesky');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Identifiant').fill(profile.handle);
    await dialog.getByLabel('Mot de passe d’application').fill('pas-le-bon-mot');
    await dialog.getByLabel('Adresse du serveur').fill(pds().server);
    await dialog.getByRole('button', { name: 'Essayer et relier' }).click();
    await expect(dialog.getByRole('alert')).toContainText('a refusé ces identifiants');
    await expect(dialog.getByRole('alert')).toContainText('le canal n’a pas été relié');
    await expect(dialog.getByLabel('Identifiant')).toHaveValue(profile.handle);
    await expect(dialog.getByLabel('Adresse du serveur')).toHaveValue(pds().server);
    await expect(dialog.getByLabel('Mot de passe d’application')).toHaveValue('pas-le-bon-mot');
  });

  await test.step('Bluesky is connected', async () => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mot de passe d’application').fill(profile.app_password);
    await dialog.getByRole('button', { name: 'Essayer et relier' }).click();
    await expect(dialog.getByText('est relié')).toBeVisible();
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await expect(page.getByRole('main').getByText(profile.handle).first()).toBeVisible();
    await expect(page.getByText('En bon état').first()).toBeVisible();
  });

  await test.step('a post is written for both channels', async () => {
    await page.getByRole('link', { name: 'Accueil' }).click();
    await newPost(page);
    await page.getByLabel('Titre, pour l’équipe').fill('Réouverture du pont des Tanneurs');
    if (!(await page.getByRole('tab', { name: 'Fil d’information public' }).isVisible())) await addChannel(page, 'Fil d’information public');
    if (!(await page.getByRole('tab', { name: 'Bluesky' }).isVisible())) await addChannel(page, 'Bluesky');
    await page.getByRole('tab', { name: 'Texte maître' }).click();
    await textOf(page).click();
    await page.keyboard.insertText(words);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Téléverser' }).click();
    await (await chooser).setFiles({ name: 'pont.png', mimeType: 'image/png', buffer: drawPng(640, 360) });
    await page.getByLabel(/^Texte alternatif/).fill(ALTERNATIVE);
    await expect(page.getByText('Renseigné').first()).toBeVisible();
    await saved(page);
    await expect(page.getByText('Rien à corriger')).toBeVisible();
  });

  await test.step('it is published now', async () => {
    await page.getByRole('button', { name: /^Publier maintenant/ }).click();
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('2 canaux');
    await question.getByRole('button', { name: 'Publier maintenant' }).click();
    await page.getByRole('link', { name: 'Voir la publication' }).first().click();
  });

  await test.step('the publication tells each attempt and links to each post', async () => {
    await expect(page.getByText('Tentative 1')).toHaveCount(2);
    await expect(page.getByText('Acceptée')).toHaveCount(2);
    const live = await page.getByRole('link', { name: 'Voir sur Bluesky' }).getAttribute('href');
    expect(await (await fetch(live ?? '')).json()).toMatchObject({ value: { text: words } });
    await expect(page.getByRole('link', { name: 'Voir sur le fil public' })).toHaveAttribute('href', /\/fil\//);
  });

  await test.step('a follower reads it on the PDS', async () => {
    const posts = await postsOf(profile.did);
    expect(posts).toHaveLength(before.length + 1);
    const [record, ...twins] = posts.filter((post) => post.text === words);
    expect(record).toBeDefined();
    expect(twins).toHaveLength(0);
    expect(record?.langs).toEqual(['fr']);
    expect(record && facetsOf(record)).toEqual({
      link: { words: LINK, target: LINK },
      mention: { words: `@${other.handle}`, target: other.did },
      tag: { words: '#PontDesTanneurs', target: 'PontDesTanneurs' },
    });
    const [image] = record?.embed?.images ?? [];
    expect(image?.alt).toBe(ALTERNATIVE);
    const blob = await blobOf(profile.did, image?.image.ref.$link ?? '');
    expect(blob.headers.get('content-type')).toBe(image?.image.mimeType);
    const bytes = Buffer.from(await blob.arrayBuffer());
    expect(bytes.length).toBe(image?.image.size);
    expect(['image/png', 'image/jpeg', 'image/webp']).toContain(image?.image.mimeType);
  });

  await test.step('the proof sheet opens from the publication and tells what went out', async () => {
    await page.getByRole('link', { name: 'Fiche de preuve' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Fiche de preuve' })).toBeVisible();
    await expect(page.getByText(words).first()).toBeVisible();
    await expect(page.getByText(ALTERNATIVE).first()).toBeVisible();
    await expect(page.getByRole('table', { name: 'Tentatives' })).toHaveCount(2);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('link', { name: 'Revenir à la publication' }).click();
    await expect(page.getByRole('link', { name: 'Voir sur le fil public' })).toBeVisible();
  });

  await test.step('citizens read it on the public feed', async () => {
    const address = await page.getByRole('link', { name: 'Voir sur le fil public' }).getAttribute('href');
    await page.goto(`${parvis.url}/fil`);
    await expect(page.getByRole('main')).toContainText('Réouverture du pont des Tanneurs dès demain');
    await page.goto(address ?? '');
    await expect(page.getByRole('main')).toContainText('Réouverture du pont des Tanneurs dès demain');
    await expect(page.getByRole('img', { name: ALTERNATIVE })).toBeVisible();
    await expect(page.getByRole('link', { name: LINK })).toHaveAttribute('href', LINK);
    const atom = await request.get(`${parvis.url}/fil/atom.xml`);
    expect(atom.headers()['content-type']).toContain('application/atom+xml');
    expect(await atom.text()).toContain('Réouverture du pont des Tanneurs dès demain');
    const json = (await (await request.get(`${parvis.url}/fil/feed.json`)).json()) as { version: string; items: { url: string; content_html?: string; content_text?: string }[] };
    expect(json.version).toContain('jsonfeed.org');
    expect(json.items).toHaveLength(1);
    expect(json.items[0]?.url).toBe(address);
    const again = await request.get(`${parvis.url}/fil`);
    const same = await request.get(`${parvis.url}/fil`, { headers: { 'if-none-match': again.headers().etag ?? '' } });
    expect(same.status()).toBe(304);
  });
});

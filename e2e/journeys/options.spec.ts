// What goes with a text on Mastodon: chosen in the composer, shown before it leaves, kept, and readable by everyone.
import AxeBuilder from '@axe-core/playwright';
import { expect, signIn, test } from '../support/journey.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';

let parvis: Parvis;
test.beforeAll(async () => {
  parvis = await startParvis({ example: true });
});
test.afterAll(async () => parvis?.stop());

test('visibility, warning and poll are written for one channel, shown in its preview and kept', async ({ page }) => {
  await signIn(page, parvis.url, parvis.example);
  const post = await page.evaluate(async () => {
    const { items } = (await (await fetch('/api/v1/channels')).json()) as { items: { id: string; network: string }[] };
    const channels = items.filter(({ network }) => network === 'mastodon' || network === 'bluesky').map(({ id }) => id);
    const body = JSON.stringify({ title: 'Marché', text: 'Quel jour pour le marché ?', channels });
    const made = await fetch('/api/v1/posts', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return ((await made.json()) as { id: string }).id;
  });
  await page.goto(`${parvis.url}/contenus/${post}`);
  await page.getByRole('tab', { name: /Bluesky/ }).click();
  await expect(page.getByText('Options de publication')).toHaveCount(0);
  await page.getByRole('tab', { name: /Mastodon/ }).click();
  await page.getByRole('button', { name: /Publique/ }).click();
  await page.getByRole('option', { name: 'Abonnés seulement' }).click();
  await page.getByLabel('Avertissement, facultatif').fill('Consultation');
  await page.getByRole('button', { name: 'Ajouter un sondage' }).click();
  await page.getByLabel('Réponse 1').fill('Samedi');
  await page.getByLabel('Réponse 2').fill('Dimanche');
  await page.getByText('Plusieurs réponses possibles').click();

  const preview = page.getByRole('article', { name: /Mastodon/ });
  await expect(preview.getByText('Visible des abonnés')).toBeVisible();
  await expect(preview.getByText('Samedi')).toHaveCount(0);
  await preview.getByRole('button', { name: 'Afficher plus' }).click();
  await expect(preview.getByText('Samedi')).toBeVisible();
  await expect(preview.getByText(/Vote ouvert 1 jour · Plusieurs réponses possibles/)).toBeVisible();
  await expect(page.getByText('Avertissement compris')).toBeVisible();
  const kept = async () => ((await (await page.request.get(`${parvis.url}/api/v1/posts/${post}`)).json()) as { variants: { options: unknown }[] }).variants;
  await expect
    .poll(async () => (await kept()).map(({ options }) => options))
    .toContainEqual({ visibility: 'followers', warning: 'Consultation', poll: { answers: ['Samedi', 'Dimanche'], open_seconds: 86_400, multiple: true } });

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  }

  await page.reload();
  await page.getByRole('tab', { name: /Mastodon/ }).click();
  await expect(page.getByLabel('Réponse 2')).toHaveValue('Dimanche');
  await expect(page.getByLabel('Avertissement, facultatif')).toHaveValue('Consultation');
});

// Slots and series from another side of the world: the hours are the institution's, whatever the browser thinks.
import { expect, saved, signIn, test } from '../support/journey.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';

test.use({ timezoneId: 'Pacific/Noumea' });

let parvis: Parvis;
test.beforeAll(async () => {
  parvis = await startParvis({ example: true });
});
test.afterAll(async () => parvis?.stop());

test('a slot is set, offered and taken at the hour of the institution; the content then comes back every week', async ({ page }) => {
  await signIn(page, parvis.url, parvis.example);
  expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe('Pacific/Noumea');

  // The slots of the example would be offered too.
  await page.evaluate(async () => {
    const { items } = (await (await fetch('/api/v1/slots')).json()) as { items: { id: string }[] };
    for (const { id } of items) await fetch(`/api/v1/slots/${id}`, { method: 'DELETE' });
  });
  await page.goto(`${parvis.url}/reglages/creneaux`);
  await page.getByRole('button', { name: 'Ajouter un créneau' }).first().click();
  const dialog = page.getByRole('dialog');
  for (const day of ['lundi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']) await dialog.getByRole('button', { name: day }).click();
  await dialog.getByRole('button', { name: 'Ajouter un créneau' }).click();
  await expect(page.getByRole('rowheader', { name: 'tous les jours à 11 h' })).toBeVisible();

  const drafts = await page.request.get(`${parvis.url}/api/v1/posts?state=draft`);
  const { items } = (await drafts.json()) as { items: { id: string }[] };
  const post = items[0]?.id ?? '';
  await page.goto(`${parvis.url}/contenus/${post}`);
  const offers = page.getByRole('group', { name: 'Prochains créneaux libres' }).getByRole('button');
  await expect(offers).toHaveCount(4);
  for (const offer of await offers.all()) await expect(offer).toHaveText(/11:00$/);
  await offers.first().click();
  await expect(offers.first()).toHaveAttribute('aria-pressed', 'true');
  await saved(page);
  await expect
    .poll(async () => ((await (await page.request.get(`${parvis.url}/api/v1/posts/${post}`)).json()) as { wish: { local: string; zone: string } }).wish)
    .toMatchObject({ local: expect.stringMatching(/T11:00/) as unknown, zone: 'Europe/Paris' });

  await page.getByRole('button', { name: 'Répéter…' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(6);
  for (const date of await dialog.getByRole('listitem').all()) await expect(date).toContainText('11:00');
  await dialog.getByRole('button', { name: 'Créer et démarrer' }).click();
  await expect(page.getByText('En cours', { exact: true })).toBeVisible();
});

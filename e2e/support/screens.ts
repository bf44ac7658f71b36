// Every screen of the interface and every page of citizens, by name, on the example institution.
import { expect, type Page } from './journey.ts';

async function firstPost(page: Page, url: string, state: string): Promise<string> {
  const answer = await page.request.get(`${url}/api/v1/posts?state=${state}`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  const id = items[0]?.id;
  if (!id) throw new Error(`the example has no ${state} post: ${answer.status()}`);
  return id;
}

async function firstItem(page: Page, url: string): Promise<string> {
  const feed = (await (await page.request.get(`${url}/fil/feed.json`)).json()) as { items: { url: string }[] };
  return new URL(feed.items[0]?.url ?? url).pathname;
}

/** Addresses of the screens that a signed-in member sees. */
export async function memberScreens(page: Page, url: string): Promise<[name: string, path: string][]> {
  const draft = await firstPost(page, url, 'draft');
  const published = await firstPost(page, url, 'published');
  return [
    ['accueil', '/'],
    ['calendrier, mois', '/calendrier'],
    ['calendrier, semaine', '/calendrier?vue=semaine'],
    ['calendrier, liste', '/calendrier?vue=liste'],
    ['contenus', '/contenus'],
    ['importer des contenus', '/contenus/importer'],
    ['séries', '/series'],
    ['composer', `/contenus/${draft}`],
    ['publication', `/contenus/${published}/publication`],
    ['rectifier partout', `/contenus/${published}/rectification`],
    ['retirer partout', `/contenus/${published}/retrait`],
    ['fiche de preuve', `/preuve/contenus/${published}`],
    ['file de publication', '/file'],
    ['canaux', '/canaux'],
    ['médiathèque', '/medias'],
    ['préférences', '/reglages/preferences'],
    ['membres', '/reglages/membres'],
    ['créneaux', '/reglages/creneaux'],
    ['adresse inconnue', '/nulle-part'],
  ];
}

/** Addresses of the pages that need no session. */
export async function publicPages(page: Page, url: string): Promise<[name: string, path: string][]> {
  return [
    ['connexion', '/connexion'],
    ['fil', '/fil'],
    ['information du fil', await firstItem(page, url)],
    ['information absente', '/fil/nulle-part'],
  ];
}

/** Opens an address and waits until nothing on it is still loading. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main')).not.toBeEmpty();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

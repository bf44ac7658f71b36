// The test of a journey: a browser that notes every host it speaks to, which must be Parvis alone.
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import type { Parvis } from './parvis.ts';

export { expect };
export type { Page };

const spoken = new WeakMap<BrowserContext, string[]>();

/** Addresses that a context asked for, in order. */
export const requestsOf = (context: BrowserContext): string[] => spoken.get(context) ?? [];

/** Hosts among addresses; what stays inside the page has none. */
export const hostsOf = (addresses: string[]): string[] => [...new Set(addresses.map((address) => new URL(address).host).filter(Boolean))];

function watch(context: BrowserContext): void {
  const addresses: string[] = [];
  spoken.set(context, addresses);
  context.on('request', (request) => addresses.push(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => addresses.push(socket.url())));
}

/** `test`, with `desk`: another desk of the person signed in, watched like the first. */
export const test = base.extend<{ desk: () => Promise<Page>; hosts: number; oneHost: void }>({
  /** Hosts that the browser may speak to: Parvis alone, unless a network's own page is part of the journey. */
  hosts: [1, { option: true }],
  oneHost: [
    async ({ context, hosts }, use) => {
      watch(context);
      await use();
      expect(hostsOf(requestsOf(context)).length, `hosts: ${hostsOf(requestsOf(context)).join(', ')}`).toBeLessThanOrEqual(hosts);
    },
    { auto: true },
  ],
  desk: async ({ browser, context }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const another = await browser.newContext({ storageState: await context.storageState() });
      watch(another);
      opened.push(another);
      return another.newPage();
    });
    for (const another of opened) {
      expect(hostsOf(requestsOf(another)).length).toBeLessThanOrEqual(1);
      await another.close();
    }
  },
});

/** A person of the journeys. */
export const administrator = { name: 'Camille Roux', email: 'camille.roux@valmont.example', password: 'un pont sur la Loire' };

/** Creates the institution and its administrator on the first-run page; ends on Accueil. */
export async function foundInstitution(page: Page, parvis: Parvis): Promise<void> {
  await page.goto(parvis.firstRun);
  await page.getByLabel('Nom de l’institution').fill('Ville de Valmont-sur-Loire');
  await page.getByLabel('Type d’institution').selectOption({ label: 'Mairie' });
  await page.getByLabel('Prénom et nom').fill(administrator.name);
  await page.getByLabel('Adresse électronique').fill(administrator.email);
  await page.getByLabel('Mot de passe').fill(administrator.password);
  await page.getByRole('button', { name: 'Créer l’institution' }).click();
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeVisible();
}

/** Signs in; ends on Accueil. */
export async function signIn(page: Page, url: string, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(`${url}/connexion`);
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page).toHaveURL(`${url}/`);
}

/** The text of the content, in the composer. */
export const textOf = (page: Page) => page.getByRole('textbox', { name: /^Texte :/ });

/** Opens the composer on a new content. */
export async function newPost(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Nouveau contenu/ }).first().click();
  await expect(textOf(page)).toBeVisible();
}

/** Adds a channel in the composer, by the name of its network. */
export async function addChannel(page: Page, network: string): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter un canal' }).first().click();
  await page.getByRole('menuitem', { name: network }).click();
  await expect(page.getByRole('tab', { name: network })).toBeVisible();
}

/** Waits until the server has what was typed. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Enregistré à/).first()).toBeVisible();
}

/** Opens the dialog that connects a network, on Canaux. */
export async function chooseNetwork(page: Page, network: string): Promise<void> {
  await page.getByRole('button', { name: 'Relier un canal' }).first().click();
  await page.getByRole('menuitem', { name: network }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: `Relier ${network}` })).toBeVisible();
}

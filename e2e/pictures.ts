// Takes the pictures of the README: the example institution, in the real program, at 1440 × 900.
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, signIn, test } from './support/journey.ts';
import { startParvis, type Parvis } from './support/parvis.ts';
import { memberScreens, open } from './support/screens.ts';

const FOLDER = fileURLToPath(new URL('../docs/pictures', import.meta.url));
const LARGEST = 300_000;
let parvis: Parvis;

test.beforeAll(async () => {
  parvis = await startParvis({ example: true });
  await mkdir(FOLDER, { recursive: true });
});
test.afterAll(async () => parvis?.stop());

test('pictures of the README', async ({ page }) => {
  await signIn(page, parvis.url, parvis.example);
  const screens = new Map(await memberScreens(page, parvis.url));
  const pictures = {
    accueil: '/',
    calendrier: '/calendrier',
    composer: screens.get('composer') ?? '',
    canaux: '/canaux',
    fil: '/fil',
  };
  for (const [name, path] of Object.entries(pictures)) {
    await open(page, parvis.url + path);
    // Every picture of the screen is there before it is taken.
    await page.waitForFunction(() => document.fonts.status === 'loaded' && Array.from(document.images).every((image) => image.complete || image.loading === 'lazy'));
    const file = join(FOLDER, `${name}.png`);
    await page.screenshot({ path: file });
    expect((await stat(file)).size, `${name}.png`).toBeLessThan(LARGEST);
  }
});

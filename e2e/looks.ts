// Takes every screen for the eye: both widths, both themes, the example institution; into results/looks, not kept.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { signIn, test } from './support/journey.ts';
import { startParvis, type Parvis } from './support/parvis.ts';
import { memberScreens, open, publicPages } from './support/screens.ts';

const FOLDER = fileURLToPath(new URL('results/looks', import.meta.url));
const WIDTHS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
let parvis: Parvis;

test.beforeAll(async () => {
  parvis = await startParvis({ example: true });
  await mkdir(FOLDER, { recursive: true });
});
test.afterAll(async () => parvis?.stop());

test('every screen, as it looks', async ({ page }) => {
  test.setTimeout(600_000);
  await signIn(page, parvis.url, parvis.example);
  const screens = [...(await memberScreens(page, parvis.url)), ...(await publicPages(page, parvis.url))];
  for (const [name, path] of screens) {
    for (const [width, viewport] of Object.entries(WIDTHS)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await open(page, parvis.url + path);
        await page.waitForFunction(() => document.fonts.status === 'loaded');
        const file = `${name}-${width}-${colorScheme}.png`.replaceAll(/[ ,/]+/g, '-');
        await page.screenshot({ path: join(FOLDER, file), fullPage: width === 'phone' });
      }
    }
  }
});

// axe on every screen, in light and dark, at a desk and on a phone: nothing serious, nothing critical.
import AxeBuilder from '@axe-core/playwright';
import { chooseNetwork, expect, foundInstitution, signIn, test, type Page } from '../support/journey.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';
import { memberScreens, open, publicPages } from '../support/screens.ts';

const SIZES = [
  { name: '1440 × 900', viewport: { width: 1440, height: 900 } },
  { name: '390 × 844', viewport: { width: 390, height: 844 } },
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
let parvis: Parvis;
let session: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

test.beforeAll(async ({ browser }) => {
  parvis = await startParvis({ example: true });
  const page = await browser.newPage();
  await signIn(page, parvis.url, parvis.example);
  session = await page.context().storageState();
  await page.close();
});
test.afterAll(async () => parvis?.stop());

/** Serious and critical findings in light, then what colours alone can spoil in dark, one line each. */
async function findings(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    const { violations } = await (colorScheme === 'light' ? axe.withTags(RULES) : axe.withRules(COLOUR_RULES)).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    found.push(...grave.map(({ id, impact, nodes }) => `${name}, ${colorScheme}: ${id} (${impact}) ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`));
  }
  return found;
}

/** No screen makes the page itself scroll sideways. */
async function overflow(page: Page, name: string): Promise<string[]> {
  const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const);
  return wide > shown ? [`${name}: ${wide} pixels wide in a window of ${shown}`] : [];
}

test('axe finds what is wrong', async ({ page }) => {
  await page.setContent('<html><body><main><img src="data:,"><p style="color: #999">Trop pâle</p></main></body></html>');
  const found = await findings(page, 'faulty page');
  for (const rule of ['image-alt', 'html-has-lang', 'light: color-contrast', 'dark: color-contrast']) {
    expect(found.some((line) => line.includes(rule)), rule).toBe(true);
  }
});

for (const { name, viewport } of SIZES) {
  test.describe(name, () => {
    test.use({ viewport });

    test('screens of a member', async ({ page, context }) => {
      test.setTimeout(240_000);
      await context.addCookies(session.cookies);
      const found: string[] = [];
      for (const [screen, path] of await memberScreens(page, parvis.url)) {
        await open(page, parvis.url + path);
        found.push(...(await overflow(page, screen)), ...(await findings(page, screen)));
      }
      await open(page, `${parvis.url}/canaux`);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog', { name: 'Palette de commandes' })).toBeVisible();
      found.push(...(await findings(page, 'palette')));
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await chooseNetwork(page, 'Bluesky');
      found.push(...(await findings(page, 'relier un canal')));
      await open(page, `${parvis.url}/calendrier`);
      await page.getByRole('button', { name: 'S’abonner' }).click();
      await page.getByRole('button', { name: /^Créer/ }).click();
      await expect(page.getByLabel('Votre adresse')).toHaveValue(/\/agenda\/[0-9a-f]{64}\.ics$/);
      found.push(...(await findings(page, 's’abonner au calendrier')));
      expect(found).toEqual([]);
    });

    test('pages of everybody', async ({ page }) => {
      const found: string[] = [];
      for (const [screen, path] of await publicPages(page, parvis.url)) {
        await open(page, parvis.url + path);
        found.push(...(await overflow(page, screen)), ...(await findings(page, screen)));
      }
      expect(found).toEqual([]);
    });
  });
}

test('an empty installation', async ({ page }) => {
  test.setTimeout(180_000);
  const empty = await startParvis();
  try {
    const found: string[] = [];
    for (const [screen, address] of [['jeton', `${empty.url}/demarrage`], ['premier démarrage', empty.firstRun]] as const) {
      await open(page, address);
      found.push(...(await findings(page, screen)));
    }
    await foundInstitution(page, empty);
    for (const path of ['/', '/calendrier', '/contenus', '/canaux', '/medias']) {
      await open(page, empty.url + path);
      found.push(...(await findings(page, `${path}, vide`)));
    }
    expect(found).toEqual([]);
  } finally {
    await empty.stop();
  }
});

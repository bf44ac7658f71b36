// Opens each screen in Chromium, in both themes and two widths: takes pictures and runs axe.
// Usage: npm run look -- [base address] [folder of the pictures] [names of screens, by comma]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base = 'http://localhost:5173', folder = 'look', only = ''] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = {
  accueil: '/',
  calendrier: '/calendrier',
  'calendrier-semaine': '/calendrier?vue=semaine',
  'calendrier-liste': '/calendrier?vue=liste',
  contenus: '/contenus',
  composer: '/contenus/post_007',
  publication: '/contenus/post_003/publication',
  canaux: '/canaux',
  medias: '/medias',
  preferences: '/reglages/preferences',
  membres: '/reglages/membres',
  galerie: '/galerie',
};
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const wanted = only ? only.split(',') : Object.keys(SCREENS);

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
let grave = 0;
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const scheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport, colorScheme: scheme, reducedMotion: 'reduce', locale: 'fr-FR', timezoneId: 'Europe/Paris' });
    const page = await context.newPage();
    const said = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    for (const name of wanted) {
      await page.goto(base + SCREENS[name], { waitUntil: 'domcontentloaded' });
      await page.waitForSelector('#content');
      await page.waitForTimeout(500);
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), undefined, { timeout: 10_000 }).catch(() => undefined);
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(folder, `${name}-${size}-${scheme}.png`), fullPage: name === 'galerie' });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      for (const violation of violations) {
        const serious = violation.impact === 'serious' || violation.impact === 'critical';
        if (serious) grave += 1;
        console.log(`${serious ? 'GRAVE ' : ''}${name} ${size} ${scheme}: ${violation.id} (${violation.impact}) ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(' | ')}`);
      }
    }
    for (const line of new Set(said)) console.log(`console ${size} ${scheme}: ${line.slice(0, 300)}`);
    await context.close();
  }
}
await browser.close();
console.log(`${wanted.length * 4 - 0} views, ${grave} serious or critical findings`);
process.exit(grave > 0 ? 1 : 0);

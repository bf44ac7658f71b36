// A content planned and moved from other zones of the world: the hour on the wall is the institution's, everywhere.
import { addChannel, expect, newPost, saved, signIn, test, textOf, type Page } from '../support/journey.ts';
import { startParvis, type Parvis } from '../support/parvis.ts';

/** Zones, with how many minutes UTC is ahead of them in January. */
const ZONES = [
  { timezoneId: 'Asia/Kolkata', ahead: -330 },
  { timezoneId: 'America/New_York', ahead: 300 },
];
const FEED = 'Fil d’information public';

let parvis: Parvis;
test.beforeAll(async () => {
  parvis = await startParvis({ example: true });
});
test.afterAll(async () => parvis?.stop());

/** A day `days` after the Tuesday of next week, `2026-12-01`: with its neighbours it stays within one week. */
function dayOfNextWeek(days: number): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + 7 - ((day.getUTCDay() + 6) % 7) + 1 + days);
  return day.toISOString().slice(0, 10);
}

interface Planned {
  state: string;
  due_at: string;
  wish: { local: string; zone: string };
}

/** What the API says of a content, with the clock of its instant in the zone of the institution. */
async function planned(page: Page, post: string) {
  const view = (await (await page.request.get(`${parvis.url}/api/v1/posts/${post}`)).json()) as Planned;
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });
  return { state: view.state, local: view.wish.local.slice(0, 16), zone: view.wish.zone, wall: clock.format(new Date(view.due_at)) };
}

const at = (day: string) => ({ state: 'scheduled', local: `${day}T09:30`, zone: 'Europe/Paris', wall: `${day} 09:30` });

/** Confirms the move that a key or a drag asked for, whose fields already hold the hour. */
async function confirmMove(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('spinbutton', { name: /^heure/i })).toHaveText(/^0?9$/);
  await expect(dialog.getByRole('spinbutton', { name: /^minute/i })).toHaveText('30');
  await dialog.getByRole('button', { name: 'Changer la date', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

for (const { timezoneId, ahead } of ZONES) {
  test.describe(timezoneId, () => {
    test.use({ timezoneId });

    test('half past nine is half past nine in the composer, the calendar, the list and the API', async ({ page }) => {
      await signIn(page, parvis.url, parvis.example);
      expect(await page.evaluate(() => new Date('2026-01-15T12:00Z').getTimezoneOffset())).toBe(ahead);
      const day = dayOfNextWeek(0);
      const title = `Réunion publique vue de ${timezoneId}`;
      await newPost(page);
      await page.getByLabel('Titre, pour l’équipe').fill(title);
      await textOf(page).fill(`La réunion publique aura lieu à la salle des fêtes (${timezoneId}).`);
      if (!(await page.getByRole('tab', { name: FEED }).isVisible())) await addChannel(page, FEED);
      await page.getByRole('spinbutton', { name: /^jour/i }).first().focus();
      await page.keyboard.type(day.split('-').reverse().join(''));
      await page.getByRole('spinbutton', { name: /^heure/i }).first().focus();
      await page.keyboard.type('0930');
      await saved(page);
      const post = /contenus\/(post_\w+)/.exec(page.url())?.[1] ?? '';
      await page.keyboard.press('Control+Enter');
      const question = page.getByRole('alertdialog');
      await expect(question).toContainText('9 h 30');
      await question.getByRole('button', { name: 'Programmer' }).click();
      await expect(question).toHaveCount(0);
      await expect(page.getByRole('region', { name: 'Programmation', exact: true })).toContainText('9 h 30');
      expect(await planned(page, post)).toEqual(at(day));

      // By keyboard in the week: one day later, the same hour.
      await page.goto(`${parvis.url}/calendrier?vue=semaine&jour=${day}`);
      const item = page.locator(`a:has([data-post="${post}"])`);
      await expect(item).toContainText('09:30');
      await item.focus();
      await page.keyboard.press('ArrowRight');
      await confirmMove(page);
      const after = dayOfNextWeek(1);
      await expect.poll(() => planned(page, post)).toEqual(at(after));
      await expect(item).toContainText('09:30');

      // By drag in the month: two days later, the same hour.
      await page.goto(`${parvis.url}/calendrier?vue=mois&jour=${after}`);
      const dragged = dayOfNextWeek(3);
      await item.scrollIntoViewIfNeeded();
      const [from, to] = [await item.boundingBox(), await page.locator(`[data-date="${dragged}"]`).first().boundingBox()];
      if (!from || !to) throw new Error('nothing to drag');
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
      await page.mouse.up();
      await confirmMove(page);
      await expect.poll(() => planned(page, post)).toEqual(at(dragged));
      await expect(item).toContainText('09:30');

      await page.goto(`${parvis.url}/contenus?q=${encodeURIComponent(timezoneId)}`);
      await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('09:30');
    });
  });
}

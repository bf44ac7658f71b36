// How the browser is started and what it says of itself, for journeys and pictures alike.
import type { PlaywrightTestConfig } from '@playwright/test';

/** Debian's Chromium, headless, with nothing that would call a server of its own. */
export const browser: PlaywrightTestConfig['use'] = {
  browserName: 'chromium',
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  contextOptions: { reducedMotion: 'reduce' },
  viewport: { width: 1440, height: 900 },
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  },
};

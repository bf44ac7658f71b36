// Pictures of the real program with its example institution: the README's, and every screen for the eye.
import { defineConfig } from '@playwright/test';
import { browser } from './browser.ts';

export default defineConfig({
  testDir: '.',
  testMatch: ['pictures.ts', 'looks.ts'],
  outputDir: 'results/pictures',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: { ...browser, actionTimeout: 20_000 },
});

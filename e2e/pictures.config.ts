// The pictures of the README, taken from the real program with its example institution.
import { defineConfig } from '@playwright/test';
import { browser } from './browser.ts';

export default defineConfig({
  testDir: '.',
  testMatch: 'pictures.ts',
  outputDir: 'results/pictures',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: { ...browser, actionTimeout: 20_000 },
});

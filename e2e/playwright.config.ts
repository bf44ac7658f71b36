// The journeys: one worker, real servers, no retry that would hide a fault.
import { defineConfig } from '@playwright/test';
import { browser } from './browser.ts';

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'results',
  globalSetup: './support/pds.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: { ...browser, actionTimeout: 20_000, navigationTimeout: 30_000, screenshot: 'only-on-failure', trace: 'retain-on-failure' },
});

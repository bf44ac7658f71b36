// How the interface is built, tested, and served while developing.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { mockServer } from './mock/plugin.ts';

/** React Aria brings its words in thirty languages; the interface speaks two. */
const spokenLocalesOnly = (): Plugin => ({
  name: 'parvis-spoken-locales-only',
  enforce: 'pre',
  load(id) {
    const locale = /\/node_modules\/react-(?:aria|stately|aria-components)\/.*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1];
    return locale === undefined || locale === 'fr-FR' || locale === 'en-US' ? undefined : 'export default {};';
  },
});

const api = process.env.PARVIS_DEV_SERVER ?? 'http://localhost:8080';

export default defineConfig(({ mode }) => ({
  plugins: [react(), spokenLocalesOnly(), ...(mode === 'mock' ? [mockServer()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    fs: { allow: ['..'] },
    proxy:
      mode === 'mock'
        ? undefined
        : Object.fromEntries(['/api', '/connexion', '/demarrage', '/fil', '/pages'].map((path) => [path, { target: api }])),
  },
  // The policy that the server sends, so that a preview breaks where production would.
  preview: {
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    },
  },
  build: {
    outDir: 'dist',
    manifest: true,
    assetsInlineLimit: 0,
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    chunkSizeWarningLimit: 600,
    modulePreload: { polyfill: false },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
}));

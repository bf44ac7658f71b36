// How the interface is built, tested, and served while developing.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockServer } from './mock/plugin.ts';

const api = process.env.PARVIS_DEV_SERVER ?? 'http://localhost:8080';

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [mockServer()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    fs: { allow: ['..'] },
    proxy:
      mode === 'mock'
        ? undefined
        : Object.fromEntries(['/api', '/connexion', '/demarrage', '/fil'].map((path) => [path, { target: api }])),
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

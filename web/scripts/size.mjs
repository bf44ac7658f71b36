// Measures what Accueil loads, compressed, and fails above the budget of 250 kB of JavaScript and CSS.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUDGET = 250_000;
const ENTRIES = ['index.html', 'src/features/home/home-screen.tsx', 'src/shared/i18n/catalogue-fr.ts'];

const manifest = JSON.parse(readFileSync(join('dist', '.vite', 'manifest.json'), 'utf8'));
const files = new Set();
const seen = new Set();

function follow(key) {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return;
  seen.add(key);
  files.add(chunk.file);
  (chunk.css ?? []).forEach((file) => files.add(file));
  (chunk.imports ?? []).forEach(follow);
}
ENTRIES.forEach(follow);
const missing = ENTRIES.filter((key) => !seen.has(key));
if (missing.length > 0) {
  console.error(`not in the build: ${missing.join(', ')}`);
  process.exit(1);
}

const rows = [...files, 'theme.js']
  .filter((file) => /\.(js|css)$/.test(file))
  .map((file) => ({ file, gz: statSync(join('dist', `${file}.gz`)).size, br: statSync(join('dist', `${file}.br`)).size }))
  .sort((a, b) => b.gz - a.gz);
for (const { file, gz, br } of rows) console.log(`${String(gz).padStart(8)} gz ${String(br).padStart(8)} br  ${file}`);
const total = rows.reduce((sum, { gz, br }) => ({ gz: sum.gz + gz, br: sum.br + br }), { gz: 0, br: 0 });
console.log(`Accueil: ${total.gz} bytes in gzip, ${total.br} in brotli; budget ${BUDGET}`);
if (total.gz > BUDGET) process.exit(1);

// The program itself: started on a free port with its own folder, empty or with the example institution.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { end, printed } from './children.ts';
import { freePort } from './ports.ts';

/** A running installation. */
export interface Parvis {
  url: string;
  /** Address of the first-run page with its token; only while the installation is empty. */
  firstRun: string;
  /** First administrator of the example institution. */
  example: { email: string; password: string };
  stop: () => Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const binary = resolve(root, process.env.PARVIS_BINARY ?? 'target/debug/parvis');
const run = promisify(execFile);

/** The environment of the program: French, and none of the settings of whoever runs the journeys. */
function surroundings(settings: Record<string, string> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PARVIS_'));
  return { ...Object.fromEntries(kept), LANG: 'fr_FR.UTF-8', ...settings };
}

async function loadExample(folder: string): Promise<Parvis['example']> {
  const { stdout } = await run(binary, ['demo', '--data', folder], { env: surroundings() });
  const email = /\S+@\S+/.exec(stdout)?.[0];
  const password = /(\S+)\s*$/.exec(stdout)?.[1];
  if (!email || !password) throw new Error(`no credentials in: ${stdout}`);
  return { email, password };
}

/** Starts an installation. `reach`: an address of this machine that it may call, such as the PDS. */
export async function startParvis({ example = false, reach }: { example?: boolean; reach?: string } = {}): Promise<Parvis> {
  const folder = await mkdtemp(join(tmpdir(), 'parvis-e2e-'));
  const credentials = example ? await loadExample(folder) : { email: '', password: '' };
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(binary, ['serve', '--data', folder, '--port', String(port)], {
    env: surroundings(reach ? { PARVIS_OUTBOUND__ALLOW: reach } : {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await printed(child, (output) => /http:\/\/localhost:\d+\S*/.exec(output)?.[0]);
  return {
    url,
    firstRun: address,
    example: credentials,
    stop: async () => {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

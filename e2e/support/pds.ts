// The real Bluesky PDS of all the journeys, and how a follower reads it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { end, printed } from './children.ts';
import { freePort } from './ports.ts';

interface Profile {
  handle: string;
  did: string;
  app_password: string;
}

interface Pds {
  server: string;
  profiles: [Profile, Profile];
}

/** A post as its network keeps it. */
export interface PostRecord {
  text: string;
  langs?: string[];
  facets?: { index: { byteStart: number; byteEnd: number }; features: { $type: string; uri?: string; tag?: string; did?: string }[] }[];
  embed?: { $type: string; images?: { alt: string; image: { ref: { $link: string }; mimeType: string; size: number } }[] };
}

/** Starts the PDS before every journey, unless one is given; its description is in `PARVIS_TEST_PDS`. */
export default async function startPds(): Promise<() => Promise<void>> {
  if (process.env.PARVIS_TEST_PDS) return async () => undefined;
  const script = fileURLToPath(new URL('../counterparts/pds.sh', import.meta.url));
  const child = spawn(script, ['run'], {
    env: { ...process.env, PDS_PORT: String(await freePort()), PLC_PORT: String(await freePort()), PDS_STOP_WITH_INPUT: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  process.env.PARVIS_TEST_PDS = await printed(child, (output) => /^\{.*"ready":true.*\}$/m.exec(output)?.[0]);
  return () => end(child);
}

/** The PDS that runs. */
export const pds = (): Pds => JSON.parse(process.env.PARVIS_TEST_PDS ?? '') as Pds;

async function ask(method: string, query: Record<string, string>): Promise<Response> {
  const answer = await fetch(`${pds().server}/xrpc/${method}?${new URLSearchParams(query)}`);
  if (!answer.ok) throw new Error(`${method}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** The posts of a profile, as anybody can read them. */
export async function postsOf(did: string): Promise<PostRecord[]> {
  const answer = await ask('com.atproto.repo.listRecords', { repo: did, collection: 'app.bsky.feed.post' });
  const { records } = (await answer.json()) as { records: { value: PostRecord }[] };
  return records.map((record) => record.value);
}

/** A file of a profile, as anybody can read it. */
export const blobOf = async (did: string, cid: string): Promise<Response> => ask('com.atproto.sync.getBlob', { did, cid });

/** The words that each facet covers, by its kind: cut by bytes, as a reader does. */
export function facetsOf(record: PostRecord): Record<string, { words: string; target?: string }> {
  const bytes = Buffer.from(record.text, 'utf8');
  return Object.fromEntries(
    (record.facets ?? []).map(({ index, features: [feature] }) => [
      feature?.$type.split('#')[1] ?? '',
      { words: bytes.subarray(index.byteStart, index.byteEnd).toString('utf8'), target: feature?.uri ?? feature?.tag ?? feature?.did },
    ]),
  );
}

// Sending in parts: opens, sends each part in order, resumes where it stopped.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { metadataOf, PART_BYTES, sendInParts } from './upload.ts';

const file = (bytes: number) => Object.assign(new Blob([new Uint8Array(bytes)]), { name: 'vidéo d’été.mp4' });
const silent = { onProgress: () => undefined, signal: new AbortController().signal };

/** A server that keeps what it receives and can cut one part. */
function serve(total: number, start = 0) {
  let offset = start;
  const seen: string[] = [];
  let cut = false;
  const fetch = vi.fn(async (_url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    seen.push(`${init.method} ${headers.get('Upload-Offset') ?? ''}`.trim());
    if (init.method === 'POST') return new Response(null, { status: 201, headers: { Location: '/api/v1/uploads/up_1' } });
    if (init.method === 'HEAD') return new Response(null, { status: 200, headers: { 'Upload-Offset': String(offset) } });
    if (cut) throw new TypeError('cut');
    offset += (init.body as Blob).size;
    return new Response(null, { status: 204, headers: { 'Upload-Offset': String(offset), ...(offset === total ? { 'Parvis-Asset': 'asset_1' } : {}) } });
  });
  vi.stubGlobal('fetch', fetch);
  return { seen, cut: () => (cut = true) };
}

afterEach(() => vi.unstubAllGlobals());

describe('sendInParts', () => {
  it('opens, then sends every part, and gives the asset', async () => {
    const size = PART_BYTES + 7;
    const server = serve(size);
    const ratios: number[] = [];
    expect(await sendInParts(file(size), { ...silent, onProgress: (ratio) => ratios.push(ratio) })).toBe('asset_1');
    expect(server.seen).toEqual(['POST', 'PATCH 0', `PATCH ${PART_BYTES}`]);
    expect(ratios.at(-1)).toBe(1);
  });
  it('goes on from where the server stopped', async () => {
    const size = PART_BYTES + 7;
    const server = serve(size, PART_BYTES);
    expect(await sendInParts(file(size), { ...silent, resume: '/api/v1/uploads/up_1' })).toBe('asset_1');
    expect(server.seen).toEqual(['HEAD', `PATCH ${PART_BYTES}`]);
  });
  it('says that nothing answered when the connection is cut', async () => {
    serve(10).cut();
    await expect(sendInParts(file(10), silent)).rejects.toMatchObject({ status: 0 });
  });
});

it('writes names of any script in the metadata', () => {
  const [, coded = ''] = metadataOf('vidéo d’été.mp4').split(' ');
  expect(new TextDecoder().decode(Uint8Array.from(atob(coded), (sign) => sign.charCodeAt(0)))).toBe('vidéo d’été.mp4');
});

// Sending a file to the media library: at once when small, in resumable parts (tus 1.0) past 20 MB.
import { problemOf, ApiProblem } from '../api/problem.ts';
import type { AssetView } from '../api/types.ts';
import { address, api } from '../api/client.ts';

/** Size in bytes past which a file is sent in parts. */
export const WHOLE_MAX_BYTES = 20_000_000;

/** Size in bytes of one part. */
export const PART_BYTES = 5_000_000;

export interface UploadOptions {
  /** Share sent so far, 0 to 1. */
  onProgress: (ratio: number) => void;
  signal: AbortSignal;
  /** Where an interrupted sending stopped, to go on from there. */
  resume?: string;
  /** Told once the server opened a resumable sending. */
  onOpened?: (location: string) => void;
}

const unreachable = () => new ApiProblem({ title: '', status: 0, code: 'app.unreachable' });

/** Sends a small file in one request; `XMLHttpRequest` because `fetch` does not tell how far it is. */
function sendWhole(file: File, { onProgress, signal }: UploadOptions): Promise<AssetView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address('/assets', { filename: file.name }));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status });
      if (response.ok) void response.json().then((asset) => resolve(asset as AssetView), reject);
      else void problemOf(response).then(reject);
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('upload stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

const TUS = { 'Tus-Resumable': '1.0.0' };

/** A name in the metadata of tus: UTF-8 in base64. */
export function metadataOf(filename: string): string {
  return `filename ${btoa(String.fromCharCode(...new TextEncoder().encode(filename)))}`;
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init, headers: { ...TUS, ...init.headers } });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable();
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Sends a file in parts, from where it stopped if it did. */
export async function sendInParts(file: Blob & { name: string }, { onProgress, signal, resume, onOpened }: UploadOptions): Promise<string> {
  let location = resume;
  let offset = 0;
  if (location) {
    offset = Number((await ask(location, { method: 'HEAD', signal })).headers.get('Upload-Offset') ?? 0);
  } else {
    const opened = await ask(address('/uploads'), {
      method: 'POST',
      signal,
      headers: { 'Upload-Length': String(file.size), 'Upload-Metadata': metadataOf(file.name) },
    });
    location = opened.headers.get('Location') ?? '';
    if (location === '') throw new ApiProblem({ title: '', status: 502, code: 'app.unreadable_answer' });
    onOpened?.(location);
  }
  for (;;) {
    const part = file.slice(offset, offset + PART_BYTES);
    const sent = await ask(location, {
      method: 'PATCH',
      signal,
      body: part,
      headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) },
    });
    offset = Number(sent.headers.get('Upload-Offset') ?? offset + part.size);
    onProgress(file.size === 0 ? 1 : offset / file.size);
    const asset = sent.headers.get('Parvis-Asset');
    if (asset) return asset;
    if (part.size === 0) throw new ApiProblem({ title: '', status: 502, code: 'app.unreadable_answer' });
  }
}

/** Sends a file and gives the asset the server made of it. */
export async function upload(file: File, options: UploadOptions): Promise<AssetView> {
  if (file.size <= WHOLE_MAX_BYTES) return sendWhole(file, options);
  return api.get<AssetView>(`/assets/${await sendInParts(file, options)}`);
}

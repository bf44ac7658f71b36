// The one way to the server: typed paths, refusals as `ApiProblem`, end of session.
import { ApiProblem, problemOf } from './problem.ts';

type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  /** Same key for every repetition of one act, so that it happens once. */
  idempotencyKey?: string;
}

const BASE = '/api/v1';

/** Sends the person to the sign-in page, and back here after it. */
export function goToSignIn(): void {
  const here = location.pathname + location.search;
  location.assign(`/connexion?suite=${encodeURIComponent(here)}`);
}

/** Builds an address of the API; empty query values are left out. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const tail = search.toString();
  return BASE + path + (tail ? `?${tail}` : '');
}

async function send<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const headers = new Headers({ Accept: 'application/json' });
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
      credentials: 'same-origin',
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem({ title: '', status: 0, code: 'app.unreachable' });
  }
  if (response.status === 401) {
    window.dispatchEvent(new Event('parvis:session-ended'));
    throw new ApiProblem({ title: '', status: 401, code: 'app.session_ended' });
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** Requests of API v1. Paths start after `/api/v1`. */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => send<T>('GET', path, { query, signal }),
  post: <T>(path: string, body: unknown = {}, options?: Omit<Options, 'body'>) => send<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body: unknown, options?: Omit<Options, 'body'>) => send<T>('PUT', path, { ...options, body }),
  patch: <T>(path: string, body: unknown) => send<T>('PATCH', path, { body }),
  delete: <T = void>(path: string) => send<T>('DELETE', path),
};

/** A key for one act of a person, kept through its repetitions. */
export const newKey = (): string => crypto.randomUUID();

// A small server for development and screenshots without Parvis itself: in memory, never in the bundle.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { answer } from './routes.ts';

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mock');
  if (url.pathname === '/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': open\n\n');
    return;
  }
  const raw = await read(request);
  const json = request.headers['content-type']?.startsWith('application/json') && raw.length > 0;
  const body: unknown = json ? JSON.parse(raw.toString('utf8')) : {};
  const { status, data, headers = {} } = answer(request.method ?? 'GET', url, body, raw);
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(data === undefined ? '' : Buffer.isBuffer(data) ? data : JSON.stringify(data));
}

/** Answers API v1 from memory. */
export const mockServer = (): Plugin => ({
  name: 'parvis-mock',
  configureServer(server) {
    server.middlewares.use('/api/v1', (request, response) => void handle(request, response));
  },
  configurePreviewServer(server) {
    server.middlewares.use('/api/v1', (request, response) => void handle(request, response));
  },
});

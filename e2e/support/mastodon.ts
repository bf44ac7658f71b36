// A server of the Mastodon API with one profile and its own page of consent; answers as the official description says.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const TOKEN = 'jeton-de-valmont';

/** A running server. */
export interface Mastodon {
  url: string;
  /** Answers no taking back of an authorisation any more. */
  fallSilent: () => void;
  stop: () => Promise<void>;
}

interface Consent {
  redirect: string;
  challenge: string | null;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const part of request) text += String(part);
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, string>) : Object.fromEntries(new URLSearchParams(text));
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The page where a person agrees or refuses. */
function page(query: URLSearchParams): string {
  const back = new URL(query.get('redirect_uri') ?? '');
  back.searchParams.set('error', 'access_denied');
  back.searchParams.set('state', query.get('state') ?? '');
  const kept = [...query].map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('');
  return `<!doctype html><html lang="fr"><title>Autorisation</title><h1>Autoriser Parvis ?</h1>
    <form method="post" action="/oauth/authorize">${kept}<button>Autoriser</button></form>
    <a href="${back.href.replaceAll('&', '&amp;')}">Refuser</a></html>`;
}

/** Starts a server. */
export async function startMastodon(): Promise<Mastodon> {
  const consents = new Map<string, Consent>();
  let origin = '';
  let isSilent = false;
  const profile = () => ({ id: '109302934', username: 'valmont', acct: 'valmont', display_name: 'Ville de Valmont-sur-Loire', url: `${origin}/@valmont` });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = new URL(request.url ?? '/', origin);
    const call = `${request.method} ${address.pathname}`;
    const body = request.method === 'POST' ? await bodyOf(request) : {};
    if (call === 'GET /api/v2/instance') {
      const statuses = { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 };
      return answer(response, 200, { domain: 'social.valmont.test', version: '4.5.2', configuration: { statuses } });
    }
    if (call === 'GET /.well-known/oauth-authorization-server') return answer(response, 200, { code_challenge_methods_supported: ['S256'] });
    if (call === 'POST /api/v1/apps') return answer(response, 200, { client_id: 'application-1', client_secret: 'secret', redirect_uri: body.redirect_uris });
    if (call === 'GET /oauth/authorize') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(address.searchParams));
      return;
    }
    if (call === 'POST /oauth/authorize') {
      const code = `code-${consents.size + 1}`;
      consents.set(code, { redirect: body.redirect_uri ?? '', challenge: body.code_challenge ?? null });
      const back = new URL(body.redirect_uri ?? '');
      back.search = new URLSearchParams({ code, state: body.state ?? '' }).toString();
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    if (call === 'POST /oauth/token') {
      if (body.grant_type === 'client_credentials') return answer(response, 200, { access_token: 'application', token_type: 'Bearer' });
      const consent = consents.get(body.code ?? '');
      consents.delete(body.code ?? '');
      const proof = createHash('sha256').update(body.code_verifier ?? '').digest('base64url');
      if (!consent || consent.redirect !== body.redirect_uri || consent.challenge !== proof) return answer(response, 400, { error: 'invalid_grant' });
      return answer(response, 200, { access_token: TOKEN, token_type: 'Bearer', scope: 'read write', created_at: 1 });
    }
    if (call === 'POST /oauth/revoke') return answer(response, isSilent ? 503 : 200, {});
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return answer(response, 401, { error: 'The access token is invalid' });
    if (call === 'GET /api/v1/accounts/verify_credentials') return answer(response, 200, profile());
    if (call === 'GET /api/v1/apps/verify_credentials') return answer(response, 200, { name: 'Parvis', scopes: ['read', 'write'] });
    return answer(response, 404, { error: 'Record not found' });
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const bound = server.address();
  origin = `http://127.0.0.1:${bound && typeof bound === 'object' ? bound.port : 0}`;
  return {
    url: origin,
    fallSilent: () => (isSilent = true),
    stop: () =>
      new Promise((ended) => {
        server.close(() => ended());
        server.closeAllConnections();
      }),
  };
}

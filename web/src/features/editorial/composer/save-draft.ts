// Sends one draft; outlives the page when it is closing.
import { address } from '@/shared/api/client.ts';
import { ApiProblem, problemOf } from '@/shared/api/problem.ts';
import type { DraftBody, PostView } from './wire.ts';

/** Stores a draft over the revision it carries. With `leaving`, the request goes on after the page has gone. */
export async function saveDraft(post: string, body: DraftBody, leaving: boolean): Promise<PostView> {
  let response: Response;
  try {
    response = await fetch(address(`/posts/${post}/draft`), {
      method: 'PUT',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'same-origin',
      keepalive: leaving,
    });
  } catch {
    throw new ApiProblem({ title: '', status: 0, code: 'app.unreachable' });
  }
  if (response.status === 401) {
    window.dispatchEvent(new Event('parvis:session-ended'));
    throw new ApiProblem({ title: '', status: 401, code: 'app.session_ended' });
  }
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as PostView;
}

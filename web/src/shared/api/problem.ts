// A refusal of the server, or a server that could not be reached, as one error type.
import type { ProblemBody } from './types.ts';

/** What went wrong with one request; `title` and `detail` are sentences to show. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly reference: string | null;
  readonly fields: NonNullable<ProblemBody['fields']>;
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.title);
    this.name = 'ApiProblem';
    this.body = body;
    this.status = body.status;
    this.code = body.code;
    this.detail = body.detail ?? null;
    this.reference = body.trace_id ?? null;
    this.fields = body.fields ?? [];
  }
}

/** True when nothing answered: no network, or a server that is down. */
export const isUnreachable = (error: unknown): boolean => error instanceof ApiProblem && error.status === 0;

/** The refusal of one field, if the server named it. */
export function fieldError(error: unknown, field: string): string | undefined {
  return error instanceof ApiProblem ? error.fields.find((each) => each.field === field)?.title : undefined;
}

/** Reads the refusal out of an answer, even when a proxy on the way answered in HTML. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const body = (await response.json()) as ProblemBody;
    if (typeof body.code === 'string' && typeof body.title === 'string') return new ApiProblem({ ...body, status: response.status });
  } catch {
    // Not JSON: said below.
  }
  return new ApiProblem({ title: '', status: response.status, code: 'app.unreadable_answer' });
}

// What the server answers when something was not done.
import type { PostView } from './types.ts';

export interface ProblemBody {
  type?: string;
  title: string;
  status: number;
  code: string;
  detail?: string | null;
  trace_id?: string | null;
  fields?: { field: string; code: string; title: string }[];
  /** The stored version, on `editorial.stale_revision`. */
  current?: PostView;
}

// How long an attempt took.

/** Seconds between two instants, to the tenth; null while it lasts. */
export function secondsOf(startedAt: string, finishedAt: string | null): number | null {
  if (finishedAt === null) return null;
  return Math.max(0, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 100) / 10);
}

// The time of the server, so that a wrong clock on a desk does not move deadlines.
import { useEffect, useState } from 'react';

let offsetMs = 0;

/** Notes what time the server said it was. */
export function setServerTime(nowAt: string): void {
  offsetMs = Date.parse(nowAt) - Date.now();
}

/** Now, as the server counts. */
export const serverNow = (): Date => new Date(Date.now() + offsetMs);

/** Now, refreshed every `everyMs` milliseconds. */
export function useNow(everyMs = 20_000): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

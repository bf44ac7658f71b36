// Programs that the journeys start: waiting for what they print, and ending them by their own id.
import type { ChildProcess } from 'node:child_process';

const PATIENCE_MS = 120_000;

/** Waits until `find` answers about what the program printed so far; says what it printed when it never does. */
export async function printed<T>(child: ChildProcess, find: (output: string) => T | null | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    const give = (end: () => void) => {
      clearTimeout(timer);
      child.stdout?.off('data', read);
      // What comes later must not fill the pipe.
      child.stdout?.resume();
      end();
    };
    const fail = (why: string) => give(() => reject(new Error(`${why}\n${output}\n${errors}`)));
    const read = (part: Buffer) => {
      output += part.toString();
      const found = find(output);
      if (found !== null && found !== undefined) give(() => resolve(found));
    };
    const timer = setTimeout(() => fail('not ready in time'), PATIENCE_MS);
    child.stdout?.on('data', read);
    child.stderr?.on('data', (part: Buffer) => (errors = (errors + part.toString()).slice(-4_000)));
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
}

/** Ends one program, gently, then for good. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

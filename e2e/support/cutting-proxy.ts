// A proxy before the PDS: lets a write through or not, cuts the connection before its answer, then answers nothing.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

/** What happens to the next write. */
type Fault = 'after' | 'before';

export interface CuttingProxy {
  url: string;
  /** Cuts the next write, past those let through, once the server has carried it out or before it hears of it; then every request. */
  cutNextWrite: (fault: Fault, letThrough?: number) => void;
  /** Lets everything through again. */
  mend: () => void;
  stop: () => Promise<void>;
}

const WRITE = /com\.atproto\.repo\.(?:createRecord|putRecord|applyWrites)/;

/** Starts the proxy before `target`. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  let armed: Fault | null = null;
  let dead = false;
  let through = 0;
  const carry = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const isWrite = armed !== null && WRITE.test(incoming.url ?? '');
    const fault = isWrite && through === 0 ? armed : null;
    if (isWrite && through > 0) through -= 1;
    if (fault) {
      armed = null;
      dead = true;
    }
    if (fault === 'before' || (dead && fault === null)) {
      incoming.socket.destroy();
      return;
    }
    const { method, url: path, headers } = incoming;
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      if (fault === 'after') {
        answer.resume();
        answer.on('end', () => incoming.socket.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  };
  const server = createServer(carry);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://localhost:${address.port}`,
    cutNextWrite: (fault, letThrough = 0) => {
      armed = fault;
      through = letThrough;
    },
    mend: () => {
      armed = null;
      dead = false;
    },
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections();
        server.close(() => stopped());
      }),
  };
}

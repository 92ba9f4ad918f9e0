import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 });
afterAll(() => agent.destroy());

/** The answer as it is, over HTTP: nothing is followed, every header may be said. A stream of events is left at once. */
export const ask = (origin: string, { method = 'GET', path, headers, body }: Asked): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = { hostname, port, method, path, headers: { ...length, ...headers }, agent };
    const asked = request(options, (answer) => {
      const { statusCode: status = 0 } = answer;
      const chunks: Buffer[] = [];
      const done = () => resolve({ status, headers: answer.headers, body: Buffer.concat(chunks).toString() });
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', done);
      answer.on('error', reject);
      if (answer.headers['content-type'] !== 'text/event-stream') return;
      done();
      answer.removeListener('error', reject).on('error', () => undefined);
      asked.destroy();
    });
    asked.on('error', reject);
    asked.end(body);
  });

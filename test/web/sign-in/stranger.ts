import type { RunningServer } from '../../../src/main.ts';
import { type Newcomer, password } from './newcomer.ts';

export interface Answer {
  readonly status: number;
  /** Where it leads; null: nowhere. */
  readonly location: string | null;
  readonly retryAfter: string | null;
  readonly body: string;
}

/** A browser without scripts in which nobody is signed in yet: it keeps cookies, and sends what forms bear. */
export class Stranger {
  readonly #cookies = new Map<string, string>();

  constructor(private readonly server: Pick<RunningServer, 'url'>) {}

  /** The id of its session. */
  get session(): string | undefined {
    return this.#cookies.get('__Host-evenhand');
  }

  set session(id: string) {
    this.#cookies.set('__Host-evenhand', id);
  }

  get(path: string): Promise<Answer> {
    return this.#ask(path, {});
  }

  /** Sends a form; leads nowhere by itself. */
  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.postBlindly(path, { ...fields, _csrf: await this.csrf() });
  }

  /** What forms bear in this session. */
  async csrf(): Promise<string> {
    const { status, body } = await this.get('/sign-in');
    const page = status === 200 ? body : (await this.get('/account')).body;
    return /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  }

  /** Sends a form that bears no token of a page, unless one is given. */
  postBlindly(
    path: string,
    fields: Readonly<Record<string, string>> | URLSearchParams = {},
  ): Promise<Answer> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async #ask(path: string, request: RequestInit): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { ...request, headers: { cookie }, redirect: 'manual' } as const;
    const { status, headers, ...answer } = await this.#sent(path, sent);
    for (const set of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.#cookies.set(name, value);
    }
    return {
      status,
      location: headers.get('location'),
      retryAfter: headers.get('retry-after'),
      body: answer.body,
    };
  }

  async #sent(path: string, request: RequestInit) {
    const answer = await fetch(new URL(path, this.server.url), request);
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  }
}

/** Somebody whose password was right. */
export async function afterFirstStep(
  server: Pick<RunningServer, 'url'>,
  { email }: Newcomer,
  more: Readonly<Record<string, string>> = {},
): Promise<Stranger> {
  const stranger = new Stranger(server);
  const { status, location } = await stranger.post('/sign-in', { email, password, ...more });
  expect([status, location]).toEqual([303, '/sign-in/second-factor']);
  return stranger;
}

import type { RunningServer } from '../../../src/main.ts';
import type { Visitor } from '../../support/signed-in.ts';

export interface Answer {
  readonly status: number;
  /** Where it leads; null: nowhere. */
  readonly location: string | null;
  readonly body: string;
  /** Seconds to wait; null: none. */
  readonly retryAfter: string | null;
}

/** A browser of somebody's without scripts: it opens pages and sends their forms. */
export class Window {
  constructor(
    private readonly server: Pick<RunningServer, 'url'>,
    readonly visitor: Visitor,
  ) {}

  get(path: string): Promise<Answer> {
    return this.#ask(path, {});
  }

  /** Sends a form as the page would; a field with several values is sent as often. */
  async post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>> = {},
  ): Promise<Answer> {
    const body = new URLSearchParams({ _csrf: await this.visitor.csrf() });
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) body.append(name, value);
    return this.#ask(path, { method: 'POST', body });
  }

  /** Sends a form that bears no token of a page. */
  postBlindly(path: string): Promise<Answer> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams() });
  }

  async #ask(path: string, request: RequestInit): Promise<Answer> {
    const headers = { cookie: this.visitor.cookie };
    const answer = await fetch(this.server.url + path, { ...request, headers, redirect: 'manual' });
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      body: await answer.text(),
      retryAfter: answer.headers.get('retry-after'),
    };
  }
}

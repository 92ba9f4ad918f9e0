import { type Answer, ask } from '../security/ask.ts';

type Fields = Readonly<Record<string, string>>;

export const form = { 'content-type': 'application/x-www-form-urlencoded' } as const;

/** The token that the forms of a page bear. Throws when it has none. */
export function csrfIn({ status, body }: Answer): string {
  const [, token] = /name="_csrf" value="([^"]+)"/.exec(body) ?? [];
  if (token === undefined) throw new Error(`The page (${status}) has no form: ${body.slice(0, 300)}`);
  return token;
}

/** A browser without script: it keeps cookies, sends forms with the token of their page, and follows nothing by itself. */
export class Browsing {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly origin: string,
    /** What it sends with every request. */
    readonly headers: Fields = {},
  ) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  open(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** Sends fields as they are. */
  post(path: string, fields: Fields, headers: Fields = {}): Promise<Answer> {
    const body = new URLSearchParams(fields).toString();
    return this.send('POST', path, { ...form, origin: this.origin, ...headers }, body);
  }

  /** Opens a page and sends its form. */
  async submit(page: string, fields: Fields, action = page): Promise<Answer> {
    return this.post(action, { _csrf: csrfIn(await this.open(page)), ...fields });
  }

  async send(method: string, path: string, headers: Fields = {}, body?: string): Promise<Answer> {
    const cookie = this.cookie === '' ? {} : { cookie: this.cookie };
    const said = { ...cookie, ...this.headers, ...headers };
    const answer = await ask(this.origin, {
      method,
      path,
      headers: said,
      ...(body === undefined ? {} : { body }),
    });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

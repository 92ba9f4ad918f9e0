import { generateSync } from 'otplib';
import { Browsing } from '../support/forms.ts';
import { type Answer, ask } from './ask.ts';

/** Everything of a run that must stay between two people and this server. */
export class Secrets {
  readonly #kept = new Map<string, string>();

  /** `what` it is, for whoever finds it where it must not be. */
  keep(what: string, text: string | undefined): string {
    if (text === undefined || text.length < 6) throw new Error(`There is no ${what}.`);
    this.#kept.set(text, what);
    return text;
  }

  /** What of it stands in a text, also percent-encoded. */
  in(text: string): readonly string[] {
    return [...this.#kept]
      .filter(([secret]) => text.includes(secret) || text.includes(encodeURIComponent(secret)))
      .map(([, what]) => what);
  }
}

/** A browser whose cookies are secrets, and which notes every answer. */
export class Watched extends Browsing {
  constructor(
    origin: string,
    private readonly secrets: Secrets,
    readonly answers: { readonly path: string; readonly answer: Answer }[],
    agent: string,
  ) {
    super(origin, { 'user-agent': agent, referer: `${origin}/${agent}` });
  }

  override async send(...asked: Parameters<Browsing['send']>): Promise<Answer> {
    const answer = await super.send(...asked);
    for (const [name, value] of this.cookies)
      if (name !== 'evenhand-position') this.secrets.keep(`cookie ${name}`, value);
    this.answers.push({ path: asked[1], answer });
    return answer;
  }
}

/** What the app shows so many steps of 30 seconds from now. */
const codeOf = (secret: string, steps = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 * steps });

const led = ({ status, headers, body }: Answer, to: string): void => {
  if (headers.location?.split('?')[0] !== to)
    throw new Error(
      `It led to ${status} ${headers.location} and not to ${to}: ${body.slice(body.indexOf('<main'), 1_000 + body.indexOf('<main'))}`,
    );
};

interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Goes from a link to an account; the recovery codes. Rejects when a step leads elsewhere. */
export async function enrol(
  browsing: Browsing,
  link: string,
  { name, email, password }: Person,
  secrets: Secrets,
): Promise<readonly string[]> {
  secrets.keep('link', link.split('/').at(-1));
  await browsing.open(new URL(link).pathname);
  await browsing.submit('/enrol/password', { name, email, password: 'password1234' });
  led(await browsing.submit('/enrol/password', { name, email, password }), '/enrol/authenticator');
  const shown = await browsing.open('/enrol/authenticator');
  const [, key = ''] = /<code class="key">([A-Z2-7 ]+)<\/code>/.exec(shown.body) ?? [];
  const secret = secrets.keep('key of the app', key.replaceAll(' ', ''));
  await browsing.submit('/enrol/authenticator', { code: '000000' });
  const code = secrets.keep('code', codeOf(secret));
  led(await browsing.submit('/enrol/authenticator', { code }), '/enrol/recovery-codes');
  const { body } = await browsing.submit('/enrol/recovery-codes', {});
  const codes = [...body.matchAll(/<li><code>([^<]+)<\/code><\/li>/g)].map(([, each]) =>
    secrets.keep('recovery code', each),
  );
  await browsing.submit('/enrol/recovery-codes', { kept: 'yes' }).then((answer) => led(answer, '/'));
  return codes;
}

/** Signs in with a recovery code, after mistakes of every kind. */
export async function signIn(
  browsing: Browsing,
  { email, password }: Person,
  recovery: string,
  secrets: Secrets,
): Promise<void> {
  const wrong = secrets.keep('wrong password', `${password}-mistyped`);
  await browsing.submit('/sign-in', { email, password: wrong });
  await browsing.submit('/sign-in', {
    email: secrets.keep('address of nobody', 'canary-nobody@example.test'),
    password,
  });
  led(await browsing.submit('/sign-in', { email, password }), '/sign-in/second-factor');
  await browsing.submit('/sign-in/second-factor', { code: secrets.keep('wrong code', '918273') });
  await browsing.submit('/sign-in/second-factor', {
    answer: secrets.keep('answer of a passkey', '{"canary":"passkey"}'),
  });
  led(await browsing.submit('/sign-in/second-factor', { recovery }), '/');
}

/** Invites somebody or makes a reset link; the link that the page shows. */
export async function linkFrom(
  browsing: Browsing,
  page: string,
  fields: Readonly<Record<string, string>>,
  action = page,
) {
  const { status, body } = await browsing.submit(page, fields, action);
  const [link] = /http:\/\/localhost:\d+\/(?:invitations|reset)\/[\w-]{43}/.exec(body) ?? [];
  if (link === undefined)
    throw new Error(
      `${status}: there is no link in ${body.slice(body.indexOf('<main'), 1_000 + body.indexOf('<main'))}`,
    );
  return link;
}

/** Makes a token on one's own account, asks with it, rightly and wrongly, and revokes it. */
export async function useToken(browsing: Watched, secrets: Secrets, canary: string): Promise<void> {
  const made = await browsing.submit('/account/tokens', {
    name: 'a-report',
    roles: 'contract-manager',
    days: '30',
  });
  const text = secrets.keep('token', /evh_[\w-]{43}/.exec(made.body)?.[0]);
  const send = async (path: string, headers: Readonly<Record<string, string>> = {}, body?: string) =>
    browsing.answers.push({
      path,
      answer: await ask(browsing.origin, {
        ...{ method: body === undefined ? 'GET' : 'POST', path },
        headers: {
          authorization: `Bearer ${text}`,
          'content-type': 'application/json',
          'user-agent': canary,
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
      }),
    });
  await send('/api/v1/frameworks');
  await send(`/api/v1/events?stream=${canary}`, {
    'idempotency-key': canary,
    traceparent: canary,
    'x-request-id': canary,
  });
  await send('/api/v1/providers', {}, `{"${canary}":"${canary}"}`);
  await send('/api/v1/providers', {}, `{"provider":"${canary}"`);
  await send(`/api/v1/kpi/acceptance?${canary}=${canary}`);
  await send('/api/v1/events', {
    authorization: `Bearer ${secrets.keep('token of nobody', `evh_${'Q'.repeat(43)}`)}`,
  });
  const [, token = ''] = /tokens\/(t-\w+)\/revoke/.exec((await browsing.open('/account')).body) ?? [];
  led(await browsing.submit('/account', {}, `/account/tokens/${token}/revoke`), '/account');
  await send('/api/v1/events');
}

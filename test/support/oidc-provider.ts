import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Configuration, Provider } from 'oidc-provider';

/** Who signs in at the provider: nobody is asked for anything. */
export interface DirectoryEntry {
  readonly sub: string;
  /** How it was done, such as `mfa`. */
  readonly amr?: readonly string[];
  /** Such as name, email, roles. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in next; undefined: somebody who gives up. */
  entry: DirectoryEntry | undefined;
  /** How often the provider was asked at each path. */
  readonly asked: ReadonlyMap<string, number>;
  /** From now on the client with these addresses to come back to is known. */
  register(...redirectUris: string[]): void;
  /** It does not answer any more, until it is resumed. */
  interrupt(): void;
  resume(): void;
  close(): Promise<void>;
}

export interface TestProviderOptions {
  /** Whether all claims stand in the identity token, as with Entra ID; else the provider is to be asked for them. */
  readonly inToken?: boolean;
  readonly secretIn?: 'client_secret_post' | 'client_secret_basic';
  /** This machine under another of its numbers is somebody else to whoever knows only 127.0.0.1. */
  readonly host?: string;
}

const [clientId, clientSecret] = ['evenhand', 'a secret: with /, + and %41'];
const claimNames = ['name', 'email', 'email_verified', 'preferred_username', 'roles', 'groups'];

/** A real provider of OpenID Connect on a free port of this machine, which wants PKCE. To be closed. */
export async function oidcProvider({
  inToken = true,
  secretIn = 'client_secret_post',
  host = '127.0.0.1',
}: TestProviderOptions = {}): Promise<TestProvider> {
  const asked = new Map<string, number>();
  let answer: RequestListener | undefined;
  let interrupted = false;
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    if (interrupted || !answer) request.socket.destroy();
    else answer(request, response);
  });
  server.listen(0, host);
  await once(server, 'listening');
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;

  const provider: TestProvider = {
    ...{ issuer, clientId, clientSecret, asked },
    entry: undefined,
    register: (...redirectUris) => {
      const opened = open(redirectUris);
      const callback = opened.callback();
      answer = (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
        const result = provider.entry
          ? { login: { accountId: provider.entry.sub, amr: [...(provider.entry.amr ?? [])] } }
          : { error: 'access_denied', error_description: 'canary of the provider' };
        return void opened.interactionFinished(request, response, result);
      };
    },
    interrupt: () => (interrupted = true),
    resume: () => (interrupted = false),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  const open = (redirectUris: string[]): Provider => {
    const configuration: Configuration = {
      clients: [
        {
          ...{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris },
          ...{ grant_types: ['authorization_code'], response_types: ['code'] },
          token_endpoint_auth_method: secretIn,
        },
      ],
      clientAuthMethods: [secretIn],
      claims: { openid: ['sub', 'amr'], profile: claimNames },
      conformIdTokenClaims: !inToken,
      cookies: { keys: ['for tests only'] },
      features: { devInteractions: { enabled: false } },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: () => ({ sub, ...provider.entry?.claims }),
      }),
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId,
          accountId: oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
      pkce: { required: () => true },
      renderError: (context, out) => {
        context.body = out;
      },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    };
    return new Provider(issuer, configuration);
  };
  return provider;
}

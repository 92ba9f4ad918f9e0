import * as client from 'openid-client';
import { isLoopback } from '../http/foreign-requests.ts';
import { type OidcPerson, oidcPerson } from './oidc-person.ts';
import { type OidcRefusal, OidcRefused } from './oidc-refused.ts';

export interface OidcSetting {
  /** `https:`, or `http:` on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds roles. */
  readonly rolesClaim: string;
  /** From a value of the claim to a role; null: values that are roles. */
  readonly roleMap: ReadonlyMap<string, string> | null;
  /** Ways of signing in, such as `mfa`, one of which must have been used; empty: any. */
  readonly requiredAmr: readonly string[];
}

/** What a browser's session keeps while its owner is at the council's own sign-in. */
export interface BegunOidc {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** A path of ours. */
  readonly next: string | null;
  /** Whether he is to have signed in there just now, and not long ago. */
  readonly freshly: boolean;
}

/** Seconds since a sign-in that is still fresh enough for what is delicate. */
const fresh = 15 * 60;

/** Seconds that the provider may keep us waiting. */
const patience = 10;

/** The name and secret of this client, in the form that the provider asks for. */
function authentication(secret: string): client.ClientAuth {
  const [post, basic] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)];
  return (server, ...rest) => {
    const known = server.token_endpoint_auth_methods_supported;
    return (known?.includes('client_secret_post') ? post : basic)(server, ...rest);
  };
}

function refusalOf(error: unknown): OidcRefusal {
  if (error instanceof client.AuthorizationResponseError) return 'declined';
  if (error instanceof client.ResponseBodyError)
    return error.error === 'invalid_grant' ? 'stale' : 'client-refused';
  const { code } = error as { readonly code?: unknown };
  // What comes from the network itself bears no code of the library's.
  return code === undefined || code === 'OAUTH_TIMEOUT' ? 'unreachable' : 'unusable';
}

/** The council's own sign-in, by OpenID Connect: code, PKCE, state and nonce. All that asks it rejects with OidcRefused. */
export class Oidc {
  #known: Promise<client.Configuration> | undefined;

  private constructor(
    private readonly setting: OidcSetting,
    private readonly redirectUri: string,
  ) {}

  /** The provider is asked for nothing before somebody signs in. */
  static open(setting: OidcSetting, redirectUri: string): Oidc {
    return new Oidc(setting, redirectUri);
  }

  /** Where to send the browser, and what its session keeps meanwhile. */
  async begin(
    next: string | null,
    freshly = false,
  ): Promise<{ readonly url: string; readonly session: BegunOidc }> {
    const provider = await this.#provider();
    const [state, nonce, verifier] = [
      client.randomState(),
      client.randomNonce(),
      client.randomPKCECodeVerifier(),
    ];
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: this.redirectUri,
      response_type: 'code',
      response_mode: 'query',
      scope: 'openid profile email',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(freshly ? { max_age: String(fresh) } : {}),
    });
    return { url: url.href, session: { state, nonce, verifier, next, freshly } };
  }

  /** Who came back. `question`: what stands in the address behind `?`; `begun`: of the session, to be used once. */
  async complete(question: string, begun: BegunOidc | undefined): Promise<OidcPerson> {
    const url = new URL(this.redirectUri);
    url.search = question;
    if (!begun || url.searchParams.get('state') !== begun.state) throw new OidcRefused('stale');
    const provider = await this.#provider();
    const { rolesClaim, roleMap, requiredAmr } = this.setting;
    const claims = await this.#ask(async () => {
      const tokens = await client.authorizationCodeGrant(provider, url, {
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        pkceCodeVerifier: begun.verifier,
        ...(begun.freshly ? { maxAge: fresh } : {}),
      });
      const told = tokens.claims();
      if (!told) throw new OidcRefused('unusable');
      return this.#withDetails(provider, told, tokens.access_token);
    });
    const used = Array.isArray(claims.amr) ? claims.amr : [];
    if (requiredAmr.length > 0 && !requiredAmr.some((way) => used.includes(way)))
      throw new OidcRefused('one-factor');
    return oidcPerson(claims, rolesClaim, roleMap);
  }

  /** Some providers keep the identity token short, and say the rest when asked. What is signed counts first. */
  async #withDetails(
    provider: client.Configuration,
    told: client.IDToken,
    accessToken: string,
  ): Promise<client.IDToken> {
    const complete = told[this.setting.rolesClaim] !== undefined && told['name'] !== undefined;
    if (complete || provider.serverMetadata().userinfo_endpoint === undefined) return told;
    const { amr: _, ...details } = await client.fetchUserInfo(provider, accessToken, told.sub);
    return { ...details, ...told };
  }

  #provider(): Promise<client.Configuration> {
    this.#known ??= this.#discover().catch((error: unknown) => {
      // The next one asks again.
      this.#known = undefined;
      throw error;
    });
    return this.#known;
  }

  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.setting;
    const server = new URL(issuer);
    const insecure = server.protocol === 'http:' && isLoopback(server.hostname);
    const discover = () =>
      client.discovery(server, clientId, undefined, authentication(clientSecret), {
        timeout: patience,
        // oxlint-disable-next-line typescript/no-deprecated -- so that it stands out: it is for this machine only
        execute: [client.enableNonRepudiationChecks, ...(insecure ? [client.allowInsecureRequests] : [])],
      });
    return this.#ask(discover, 'unreachable');
  }

  async #ask<T>(work: () => Promise<T>, refusal?: OidcRefusal): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof OidcRefused ? error : new OidcRefused(refusal ?? refusalOf(error));
    }
  }
}

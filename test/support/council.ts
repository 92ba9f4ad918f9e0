import { Projections } from '#event-sourcing';
import { accounts, type AccountRow } from '../../projections/accounts/index.ts';
import { Identity } from '../../src/identity/identity.ts';
import { derivedId } from '../../src/identity/new-id.ts';
import { createApp, type RunningServer } from '../../src/main.ts';
import { CookieJar } from './cookie-jar.ts';
import { type DirectoryEntry, oidcProvider, type TestProvider } from './oidc-provider.ts';

interface Way {
  readonly at?: RunningServer;
  readonly jar?: CookieJar;
  /** What stands behind the address of the way out. */
  readonly next?: string;
}

let people = 0;

/** Somebody new whom the directory knows. */
export function person(roles: readonly string[], more: Partial<DirectoryEntry> = {}): DirectoryEntry {
  people += 1;
  const claims = { name: `Tester ${people}`, email: `tester-${people}@example.test`, roles };
  return { sub: `subject-${people}`, amr: ['mfa'], claims, ...more };
}

export const originOfServer = ({ app }: RunningServer): string => app.get(Identity).site.origin;

/** A council with a directory of its own, and servers whose people come in through it. To be closed. */
export class Council {
  private constructor(
    readonly provider: TestProvider,
    readonly nodes: readonly RunningServer[],
  ) {}

  /** A server over each of the folders. */
  static async open(...folders: readonly string[]): Promise<Council> {
    const provider = await oidcProvider();
    const nodes = await Promise.all(folders.map((folder) => Council.server(provider, folder)));
    provider.register(...nodes.map((each) => `${originOfServer(each)}/sign-in/oidc/callback`));
    return new Council(provider, nodes);
  }

  static server({ issuer, clientId, clientSecret }: TestProvider, folder: string): Promise<RunningServer> {
    const plain = { rolesClaim: 'roles', roleMap: null, requiredAmr: ['mfa'] };
    const identity = { localAccounts: false, oidc: { issuer, clientId, clientSecret, ...plain } };
    return createApp({ folder, port: 0, themeColour: '#12436D', logLevel: 'silent', identity });
  }

  get node(): RunningServer {
    return this.nodes[0]!;
  }

  userOf({ sub }: DirectoryEntry): string {
    return derivedId('u', this.provider.issuer, sub);
  }

  async accountOf(entry: DirectoryEntry, at = this.node): Promise<AccountRow | undefined> {
    return (await at.app.get(Projections).views()).get(accounts, this.userOf(entry));
  }

  /** As a browser does it, from the first page to the last. */
  async signIn(
    entry: DirectoryEntry | undefined,
    { at = this.node, jar = new CookieJar(), next = '' }: Way = {},
  ) {
    this.provider.entry = entry;
    const { address, response } = await jar.follow(`${originOfServer(at)}/sign-in/oidc${next}`);
    return { jar, address, status: response!.status, page: await response!.text() };
  }

  async close(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.close()));
    await this.provider.close();
  }
}

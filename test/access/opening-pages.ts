import { type GrantedRole, type Role, roles } from '#access';
import { isOpen } from '../../src/http/open-routes.ts';
import { Identity } from '../../src/identity/identity.ts';
import type { RunningServer } from '../../src/main.ts';
import { signedIn, tokenFor, type Visitor } from '../support/signed-in.ts';
import { recordTender } from './a-tender.ts';
import { recordVariation } from './a-variation.ts';
import { raiseAlert } from './an-alert.ts';
import { recordUplift } from './an-uplift.ts';
import { controllersIn } from './controllers.ts';

/** Who is primary in the area of a referral of the sample county, and was offered it. */
const provider = 'P20';
const known = {
  ...{ ':referral': 'R000110', ':offer': 'O000214', ':area': 'A06' },
  ...{ ':provider': provider, ':package': 'K000002' },
  ...{ ':way': 'email', ':position': '7' },
  ...{ ':action': 'preference', ':answer': 'accept', ':service': 'home-care', ':band': 'standard' },
};
/** What is done with different things has different names. */
const deeds = {
  ...{ '/packages': 'end', '/providers': 'suspend', '/failures': 'declaration', '/positions': 'award' },
  ...{ '/prices/uplifts': 'approve', '/alerts': 'acknowledgement' },
  '/prices/variations': 'agreement',
  ...{ '/tenders/:tender/award': 'decide', '/tenders/:tender/prices': 'receive', '/tenders': 'ask' },
};

/** The pages of a server that serves the sample county, and somebody in every role who opens them. */
export interface Pages {
  /** What answers a GET and is not open to everybody. */
  readonly gets: readonly string[];
  /** Those of them that people look at. */
  readonly shown: readonly string[];
  /** Opens a route as somebody in this role, or as nobody. */
  get(route: string, role?: Role): Promise<Response>;
}

/** Sends a file of which a row is refused: the upload, what comes back of it, and what was imported before have pages. */
async function importing(
  { url }: Pick<RunningServer, 'url'>,
  visitor: Visitor,
  addresses: Map<string, string>,
): Promise<void> {
  const { cookie } = visitor;
  const form = new FormData();
  form.append('_csrf', await visitor.csrf());
  form.append('files', new File(['area,name,level\nA99,Nowhere,nine\n'], 'areas.csv'));
  const init = { method: 'POST', body: form, headers: { cookie }, redirect: 'manual' } as const;
  const { headers } = await fetch(`${url}/imports/uploads`, init);
  addresses
    .set(':upload', headers.get('location')?.split('/').at(-1) ?? '')
    .set(':file', 'areas.refused.csv');
  const answer = await fetch(`${url}/api/v1/imports`, { headers: { cookie } });
  const { imports } = (await answer.json()) as { imports: readonly { batch: string }[] };
  addresses.set(':batch', imports[0]?.batch ?? '');
}

/** Nothing makes a person of Evenhand itself: it opens no page. */
export async function openingPages(server: RunningServer): Promise<Pages> {
  const credentials = new Map<Role, Readonly<Record<string, string>>>();
  const addresses = new Map<string, string>(Object.entries(known));
  for (const role of roles.filter((each) => each !== 'system')) {
    if (role === 'service')
      credentials.set(role, { authorization: `Bearer ${await tokenFor(server, [role])}` });
    else {
      const granted: readonly GrantedRole[] = [role];
      const visitor = await signedIn(server, granted, role === 'provider' ? provider : null);
      await server.app.get(Identity).passwords.set(visitor.user, 'a password of a test');
      credentials.set(role, { cookie: visitor.cookie });
      addresses.set(':user', visitor.user).set(':session', visitor.session);
      if (role === 'contract-manager') await importing(server, visitor, addresses);
    }
  }
  addresses.set(':alert', await raiseAlert(server, provider));
  addresses.set(':tender', await recordTender(server, known[':area'], provider));
  addresses.set(':uplift', await recordUplift(server));
  addresses.set(':variation', await recordVariation(server, known[':area'], provider));
  const addressOf = (route: string) => {
    // Without a question it leads to where somebody begins.
    if (route === '/') return '/?by=area';
    const deed = Object.entries(deeds).find(([path]) => route.startsWith(path))?.[1] ?? '';
    return route.replace(':deed', deed).replaceAll(/:\w+/g, (name) => addresses.get(name) ?? name);
  };
  const gets = controllersIn(server.app)
    .flatMap((controller) => controller.gets)
    .filter((route) => !isOpen(route) && route !== '/api/v1/live')
    .toSorted();
  const get = (route: string, role?: Role) => {
    const headers = role === undefined ? {} : (credentials.get(role) ?? {});
    return fetch(`${server.url}${addressOf(route)}`, { headers, redirect: 'manual' });
  };
  return { gets, shown: gets.filter((route) => !route.startsWith('/api/')), get };
}

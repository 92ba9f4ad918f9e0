import type { GrantedRole } from '#access';
import { createApp, type RunningServer } from '../../src/main.ts';
import { Window } from '../web/account/window.ts';
import { does, framework, deskCounty, needed } from './desk-county.ts';
import { StoppedClock } from './open-log.ts';
import { signedIn } from './signed-in.ts';

const roles = ['broker', 'contract-manager', 'auditor', 'provider'] as const satisfies readonly GrantedRole[];

/** A desk at which people of every role sit, on a Wednesday at 10am. To be closed. */
export interface LiveDesk {
  readonly server: RunningServer;
  /** A window of each role; the provider's is that of P01, which is primary. */
  readonly at: Readonly<Record<(typeof roles)[number] | 'colleague', Window>>;
  raise(referral: string, more?: Parameters<typeof needed>[1]): Promise<void>;
}

export async function liveDesk(folder: string): Promise<LiveDesk> {
  const limits = { reading: 10_000, recording: 10_000 };
  const clock = new StoppedClock('2026-07-01T09:00:00.000Z');
  const server = await createApp({ folder, port: 0, themeColour: '#12436d', limits, clock });
  await deskCounty(server);
  const window = async (role: GrantedRole) =>
    new Window(server, await signedIn(server, [role], role === 'provider' ? 'P01' : null));
  const windows: [string, Window][] = [['colleague', await window('broker')]];
  for (const role of roles) windows.push([role, await window(role)]);
  const at = Object.fromEntries(windows) as unknown as LiveDesk['at'];
  return { server, at, raise: (referral, more) => does(server, needed(referral, more)) };
}

/** The page of a referral. */
export const pageOf = (referral: string) => `/referrals/${referral}?framework=${framework}`;

/** Where something is done with a referral, or with an offer of it. */
export const actionOf = (referral: string, action: string, offer?: string) =>
  `/referrals/${referral}/${action}?framework=${framework}${offer === undefined ? '' : `&offer=${offer}`}`;

/** What a page offers to do, in its order. */
export const buttonsOf = (body: string) =>
  [...body.matchAll(/ data-action>([^<]+)<span/g)].map(([, text]) => text);

/** Where the referral of a page stands. */
export const tagOf = (body: string) => /page-caption"><strong class="[^"]+">([^<]+)</.exec(body)?.[1];

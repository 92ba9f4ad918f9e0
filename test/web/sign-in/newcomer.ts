import { type GrantedRole, Principal } from '#access';
import { EventStore } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import type { Enrolling } from '../../../src/identity/enrolling.ts';
import { Enrolment } from '../../../src/identity/enrolment.ts';
import { Identity, type IdentitySetting } from '../../../src/identity/identity.ts';
import { Invitations } from '../../../src/identity/invitations.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { codeOf } from '../account/code-of.ts';
import { MovingClock } from '../account/moving-clock.ts';

export const clock = new MovingClock();
export const password = 'lantern orbit thistle mandolin';
export const system = Principal.system('a-test');

/** A server with a log of its own, for one specification file. */
export function openServer(identity: Partial<Omit<IdentitySetting, 'demonstration'>> = {}): RunningServer {
  const folder = temporaryFolder();
  const opened = {} as RunningServer;
  beforeAll(async () => {
    Object.assign(opened, await createApp({ folder, port: 0, themeColour: '#12436d', clock, identity }));
  });
  afterAll(() => opened.close());
  return opened;
}

export interface Newcomer {
  readonly user: string;
  readonly email: string;
  /** Of the authenticator app. */
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

type Served = Pick<RunningServer, 'app'>;

/** The types of the events of an account, in their order. */
export async function historyOf({ app }: Served, user: string): Promise<readonly string[]> {
  const { events } = await app.get(EventStore).readStream(`account-${user}`);
  return events.map(({ type }) => type);
}

export const secretIn = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** The way from a link up to a stage, as somebody goes it who does everything right. */
export async function goTo(
  { app }: Served,
  stage: 'authenticator' | 'recovery-codes',
  held: Enrolling,
  person = { name: 'First Tester', email: 'first@example.org' },
): Promise<Enrolling> {
  const enrolment = app.get(Enrolment);
  const chosen = await enrolment.choosePassword(held, person, password);
  if (chosen?.stage !== 'authenticator') throw new Error(`It went on to ${chosen?.stage}.`);
  if (stage === 'authenticator') return chosen;
  const { secret } = await enrolment.authenticator(chosen);
  const confirmed = await enrolment.confirm(chosen, codeOf(secret, clock.now()));
  if (!confirmed) throw new Error('The code was not right.');
  return confirmed;
}

/** Somebody who was invited, has come, and has set up everything. */
export async function newcomer(
  { app }: Served,
  roles: readonly GrantedRole[] = ['contract-manager'],
): Promise<Newcomer> {
  const [enrolment, identity] = [app.get(Enrolment), app.get(Identity)];
  const person = { name: 'First Tester', email: `${randomUUID()}@example.org` };
  const { user, url } = await app.get(Invitations).invite({ ...person, roles, provider: null }, system);
  const held = await enrolment.begin('invitation', secretIn(url));
  if (!held) throw new Error('The invitation is not good.');
  const chosen = await goTo({ app }, 'authenticator', held, person);
  const { secret } = await identity.authenticators.begin(user, person.email);
  const confirmed = await enrolment.confirm(chosen, codeOf(secret, clock.now()));
  if (!confirmed) throw new Error('The code was not right.');
  const recoveryCodes = await enrolment.recoveryCodes(confirmed);
  enrolment.finish(confirmed);
  clock.pass(1);
  return { user, email: person.email, secret, recoveryCodes };
}

/** What somebody's app shows now. */
export const codeNow = ({ secret }: Newcomer): string => codeOf(secret, clock.now());

import { type GrantedRole, Principal } from '#access';
import {
  Clock,
  EventStore,
  originOf,
  toNewEvents,
  withOrigin,
  type Instant,
  type Receipt,
} from '#event-sourcing';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { AwardPosition } from '../../../../contexts/agreement/award-position.ts';
import { DefineArea } from '../../../../contexts/agreement/define-area.ts';
import { EstablishFramework } from '../../../../contexts/agreement/establish-framework.ts';
import { AgreeRate } from '../../../../contexts/prices/agree-rate.ts';
import { AdmitProvider } from '../../../../contexts/providers/admit-provider.ts';
import { SuspendProvider } from '../../../../contexts/providers/suspend-provider.ts';
import { AcceptOffer } from '../../../../contexts/referrals/answers/accept-offer.ts';
import { DeclineOffer } from '../../../../contexts/referrals/answers/decline-offer.ts';
import { DeclareConflict } from '../../../../contexts/referrals/conflicts/declare-conflict.ts';
import { OverrideConflict } from '../../../../contexts/referrals/conflicts/override-conflict.ts';
import { EndConflict } from '../../../../contexts/referrals/conflicts/end-conflict.ts';
import { ReceiveReferral } from '../../../../contexts/referrals/need/receive-referral.ts';
import { ApproveOffFramework } from '../../../../contexts/referrals/order/approve-off-framework.ts';
import { FailToPlace } from '../../../../contexts/referrals/order/fail-to-place.ts';
import { OfferAgain } from '../../../../contexts/referrals/order/offer-again.ts';
import { PlaceReferral } from '../../../../contexts/referrals/order/place-referral.ts';
import { RefuseOffFramework } from '../../../../contexts/referrals/order/refuse-off-framework.ts';
import { RequestOffFramework } from '../../../../contexts/referrals/order/request-off-framework.ts';
import { SkipStep } from '../../../../contexts/referrals/order/skip-step.ts';
import { OfferNext } from '../../../../contexts/referrals/order/offer-next.ts';
import type { RunningServer } from '../../../../src/main.ts';
import { serverOver } from '../../../support/running-server.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { areaFacts, positionFacts, terms } from '../../agreement/events.ts';
import { of, received } from './desk.ts';

class SetClock extends Clock {
  instant: Instant = '2026-07-01T08:00:00.000Z';
  now = () => this.instant;
}

const clock = new SetClock();
const folder = temporaryFolder();
let server: RunningServer;

const as = (id: string, role: GrantedRole, provider: string | null, command: ICommand): Promise<Receipt> =>
  withOrigin(originOf(Principal.user(id, [role], provider)), () =>
    server.app.get(CommandBus).execute<ICommand, Receipt>(command),
  );
const manager = (command: ICommand) => as('u-9', 'contract-manager', null, command);
const broker = (command: ICommand) => as('u-1', 'broker', null, command);
const next = () => broker(new OfferNext({ ...of, parallel: null }));
const events = async () =>
  (await server.app.get(EventStore).readStream('referral-CSH-2025-R1', { from: 0, limit: 100 })).events;
/** The types of the events once the policies have had so many recorded; after ten seconds as they are. */
async function typesOf(count: number): Promise<readonly string[]> {
  for (let turns = 1000; (await events()).length < count && turns > 0; turns--)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return (await events()).map(({ type }) => type);
}

beforeAll(async () => {
  server = await serverOver(folder, clock);
  await manager(new EstablishFramework(terms));
  await manager(new DefineArea(areaFacts('A01')));
  const pence = { P: 2100, S: 2200, R1: 2100, R2: 2040 } as const;
  const roles = { P: 'primary', S: 'secondary', R1: 'reserve', R2: 'reserve' } as const;
  const admit = (provider: string) =>
    manager(
      new AdmitProvider({
        ...{ provider, name: `Care by ${provider}`, cqcRating: 'Good', joinedOn: '2025-01-06' },
      }),
    );
  await admit('OUTSIDE');
  for (const provider of ['P', 'S', 'R1', 'R2'] as const) {
    await admit(provider);
    await manager(new AwardPosition(positionFacts('A01', roles[provider], provider)));
    const rate = { framework: of.framework, provider, area: 'A01', band: 'standard' };
    await manager(new AgreeRate({ ...rate, hourlyPence: pence[provider], effectiveFrom: '2025-01-06' }));
  }
  await manager(new SuspendProvider({ provider: 'S', from: '2026-07-01', reason: 'CQC_CONCERN' }));
  const by = originOf(Principal.system('a-test'));
  const stream = 'referral-CSH-2025-R1';
  const store = server.app.get(EventStore);
  await store.append({ stream, expected: 'none', events: toNewEvents(stream, [received()], by) });
});

it('a broker with an interest waits for a second person, and then the cascade goes on by itself', async () => {
  await broker(new DeclareConflict({ provider: 'R1' }));
  await expect(next()).rejects.toMatchObject({ code: 'conflict-of-interest' });
  const override = new OverrideConflict({ ...of, person: 'u-1', evidence: 'File note 9' });
  await manager(override);
  expect(await next()).toMatchObject({ events: 2 });
  await expect(next()).rejects.toMatchObject({ code: 'offer-open' });

  await as('u-2', 'provider', 'P', new DeclineOffer({ ...of, offer: 'R1.1', reason: 'OTHER' }));
  expect((await typesOf(9)).slice(4)).toEqual([
    ...['OfferDeclined', 'StepSkipped', 'StepOpened', 'ReferralOffered', 'ReferralOffered'],
  ]);
  const step = (await events()).find(({ type, data }) => type === 'StepOpened' && data['role'] === 'reserve');
  expect(step?.by).toMatchObject({ kind: 'system', role: 'system' });
  expect(step?.data).toMatchObject({
    policyVersion: 1,
    candidates: [
      { provider: 'R2', hourlyPence: 2040 },
      { provider: 'R1', hourlyPence: 2100 },
    ],
  });

  await as('u-3', 'provider', 'R1', new AcceptOffer({ ...of, offer: 'R1.2' }));
  await as('u-4', 'provider', 'R2', new AcceptOffer({ ...of, offer: 'R1.3' }));
  expect((await typesOf(14)).slice(11)).toEqual(['ProviderChosen', 'OfferNotChosen', 'ReferralPlaced']);
  expect((await events()).at(-1)?.data).toMatchObject({ provider: 'R2', offer: 'R1.3', package: 'R1.p1' });
  await expect(next()).rejects.toMatchObject({ code: 'referral-placed' });
});

it('every verb of the order is carried out, up to a place outside the framework', async () => {
  const second = { framework: of.framework, referral: 'R2' };
  const need = { area: 'A01', weeklyMinutes: 600, carers: 1, rural: false, timeSlot: 'daytime' } as const;
  const other = (command: ICommand) => as('u-5', 'broker', null, command);
  await other(new ReceiveReferral({ ...second, ...need, urgency: 'standard', startBy: null }));
  for (const [role, provider] of [
    ['primary', 'P'],
    ['reserve', 'R1'],
    ['reserve', 'R2'],
  ] as const)
    await other(new SkipStep({ ...second, role, provider, reason: 'CUSTOMER_CHOICE' }));
  await expect(other(new PlaceReferral(second))).rejects.toMatchObject({ code: 'nobody-accepted' });
  expect(await other(new FailToPlace({ ...second, reason: 'NOBODY_LEFT' }))).toMatchObject({ events: 1 });
  const request = { ...second, provider: 'OUTSIDE', ground: 'NOBODY_ELSE', evidence: 'File note 7' };
  await expect(other(new RequestOffFramework({ ...request, provider: 'S' }))).rejects.toMatchObject({
    code: 'provider-suspended',
  });
  await other(new RequestOffFramework(request));
  await expect(as('u-5', 'contract-manager', null, new ApproveOffFramework(second))).rejects.toMatchObject({
    code: 'second-person-needed',
  });
  expect(await manager(new RefuseOffFramework(second))).toMatchObject({ events: 1 });
  await other(new RequestOffFramework(request));
  expect(await manager(new ApproveOffFramework(second))).toMatchObject({ events: 1 });
  await expect(other(new OfferAgain({ ...second, reason: 'AGAIN' }))).rejects.toMatchObject({
    code: 'referral-placed',
  });
  await broker(new EndConflict({ provider: 'R1' }));
});

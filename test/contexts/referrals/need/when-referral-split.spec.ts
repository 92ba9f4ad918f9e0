import { type GrantedRole, Principal } from '#access';
import { EventStore, originOf, Policies, withOrigin } from '#event-sourcing';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { AwardPosition } from '../../../../contexts/agreement/award-position.ts';
import { DefineArea } from '../../../../contexts/agreement/define-area.ts';
import { EstablishFramework } from '../../../../contexts/agreement/establish-framework.ts';
import { FailStart } from '../../../../contexts/packages/fail-start.ts';
import { AdmitProvider } from '../../../../contexts/providers/admit-provider.ts';
import { AcceptPartly } from '../../../../contexts/referrals/answers/accept-partly.ts';
import { ReceiveReferral } from '../../../../contexts/referrals/need/receive-referral.ts';
import { SplitReferral } from '../../../../contexts/referrals/need/split-referral.ts';
import { OfferNext } from '../../../../contexts/referrals/order/offer-next.ts';
import type { RunningServer } from '../../../../src/main.ts';
import { StoppedClock } from '../../../support/open-log.ts';
import { serverOver } from '../../../support/running-server.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { areaFacts, positionFacts, terms } from '../../agreement/events.ts';
import { need, of } from './needs.ts';

const folder = temporaryFolder();
let server: RunningServer;
const as = async (role: GrantedRole, command: ICommand, provider: string | null = null) => {
  await withOrigin(originOf(Principal.user('u-1', [role], provider)), () =>
    server.app.get(CommandBus).execute(command),
  );
  await server.app.get(Policies).settled();
};
const recordedOf = async (stream: string) =>
  (await server.app.get(EventStore).readStream(stream, { from: 0, limit: 100 })).events.map(
    ({ type, data }) => `${type} ${(data['provider'] ?? data['reason'] ?? '') as string}`.trim(),
  );

beforeAll(async () => {
  server = await serverOver(folder, new StoppedClock());
  await as('contract-manager', new EstablishFramework(terms));
  await as('contract-manager', new DefineArea(areaFacts('A01')));
  for (const [provider, role] of [
    ['P', 'primary'],
    ['S', 'secondary'],
  ] as const) {
    const facts = {
      provider,
      name: `Care by ${provider}`,
      cqcRating: 'Good',
      joinedOn: '2025-01-06',
    } as const;
    await as('contract-manager', new AdmitProvider(facts));
    await as('contract-manager', new AwardPosition(positionFacts('A01', role, provider)));
  }
  await as('broker', new ReceiveReferral({ ...of, ...need }));
  await as('broker', new OfferNext({ ...of, parallel: null }));
  await as('provider', new AcceptPartly({ ...of, offer: 'R1.1', weeklyMinutes: 240 }), 'P');
  await as('broker', new SplitReferral({ ...of, offer: 'R1.1' }));
});
afterAll(() => server.close());

it('E9: the provider has its part, and the rest is with the next', async () => {
  expect(await recordedOf('referral-CSH-2025-R1.a')).toEqual([
    'ReferralReceived',
    'StepOpened',
    'ReferralOffered P',
    'OfferAccepted',
    'ProviderChosen P',
    'ReferralPlaced P',
  ]);
  expect(await recordedOf('package-CSH-2025-R1.a.p1')).toEqual(['PackagePlaced P']);
  expect(await recordedOf('referral-CSH-2025-R1.b')).toEqual([
    'ReferralReceived',
    'StepSkipped P',
    'StepOpened',
    'ReferralOffered S',
  ]);
});

it('E48: a package that does not start is asked for anew, and not of the same provider', async () => {
  const part = { framework: of.framework, referral: 'R1.a' };
  await as('broker', new FailStart({ ...part, package: 'R1.a.p1', on: '2026-07-01' }));
  await as('broker', new OfferNext({ ...part, parallel: null }));
  expect((await recordedOf('referral-CSH-2025-R1.a')).slice(6)).toEqual([
    'ReferralAmended START_FAILED',
    'StepSkipped P',
    'StepOpened',
    'ReferralOffered S',
  ]);
});

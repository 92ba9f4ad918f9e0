import { Principal } from '#access';
import { originOf, Policies, Projections, type Receipt, withOrigin } from '#event-sourcing';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { AwardPosition } from '../../contexts/agreement/award-position.ts';
import { DefineArea } from '../../contexts/agreement/define-area.ts';
import { EstablishFramework } from '../../contexts/agreement/establish-framework.ts';
import type { PolicyOverrides } from '../../contexts/agreement/merge-policy.ts';
import { AgreeRate } from '../../contexts/prices/agree-rate.ts';
import { AdmitProvider } from '../../contexts/providers/admit-provider.ts';
import { ReceiveReferral } from '../../contexts/referrals/need/receive-referral.ts';
import type { RunningServer } from '../../src/main.ts';

type Served = Pick<RunningServer, 'app'>;

export const framework = 'CSH-2026';

/** Asks as whoever sits at the machine, and waits for what follows by itself and for the views. */
export async function does({ app }: Served, command: ICommand): Promise<void> {
  const asked = () => app.get(CommandBus).execute<ICommand, Receipt>(command);
  const { position } = await withOrigin(originOf(Principal.operator()), asked);
  await app.get(Policies).settled();
  if (position !== null) await app.get(Projections).reached(position);
}

/** Each provider of the little county: name, role in the area Northgate, pence an hour. */
const holders = {
  P01: ['Willow Support', 'primary', 2100],
  P02: ['Harbour Care', 'secondary', 2150],
  P03: ['Meadow Homecare', 'reserve', 2300],
  P04: ['Juniper Care', 'reserve', 2200],
} as const;

/** A framework with one area of level 1, whose four positions are held. */
export async function deskCounty(server: Served, policy: PolicyOverrides = {}): Promise<void> {
  const terms = { title: 'Care at home', authority: 'Westmarch Council', regime: 'PA2023' as const };
  const days = { startsOn: '2026-01-05', endsOn: '2031-01-04' };
  await does(server, new EstablishFramework({ framework, ...terms, ...days, policy }));
  const unknown = { expectedWeeklyMinutes: null, expectedCustomers: null };
  await does(server, new DefineArea({ framework, area: 'A1', name: 'Northgate', level: 1, ...unknown }));
  for (const [provider, [name, role, hourlyPence]] of Object.entries(holders)) {
    await does(server, new AdmitProvider({ provider, name, cqcRating: 'Good', joinedOn: '2026-01-05' }));
    const held = { framework, area: 'A1', provider };
    await does(server, new AwardPosition({ ...held, role, from: '2026-01-05', to: null, rank: null }));
    const rate = { band: 'standard', hourlyPence, effectiveFrom: '2026-01-05' };
    await does(server, new AgreeRate({ ...held, ...rate }));
  }
}

/** Somebody in Northgate needs ten hours a week. */
export const needed = (referral: string, more: Partial<ReceiveReferral> = {}) =>
  new ReceiveReferral({
    ...{ framework, referral, area: 'A1', weeklyMinutes: 600, carers: 1, rural: false },
    ...{ timeSlot: 'daytime', urgency: 'standard', startBy: null },
    ...more,
  });

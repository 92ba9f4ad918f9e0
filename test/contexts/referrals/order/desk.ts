import { Rejection, type Decide, type Instant } from '#event-sourcing';
import { defaultPolicy } from '../../../../contexts/agreement/index.ts';
import { mergePolicy, type PolicyOverrides } from '../../../../contexts/agreement/merge-policy.ts';
import {
  OfferAccepted,
  OfferDeclined,
  OfferLapsed,
  OfferWithdrawn,
  ReferralReceived,
  type ReferralEvent,
} from '../../../../contexts/referrals/index.ts';
import { moveReferralOn } from '../../../../contexts/referrals/order/move-referral-on.ts';
import { OfferNext, offerNext } from '../../../../contexts/referrals/order/offer-next.ts';
import { SkipStep, skipStep } from '../../../../contexts/referrals/order/skip-step.ts';
import type { Ground, Standing } from '../../../../contexts/referrals/order/standing.ts';
import { referral, type Referral } from '../../../../contexts/referrals/referral.ts';
import { folded } from '../../../support/given.ts';

export const of = { framework: 'CSH-2025', referral: 'R1' } as const;

export const received = (more: Partial<Omit<ReferralReceived, 'type'>> = {}) =>
  new ReferralReceived({
    ...of,
    ...{ area: 'A01', raisedAt: '2026-07-01T07:30:00.000Z', weeklyMinutes: 600, carers: 1, rural: false },
    ...{ timeSlot: 'daytime', urgency: 'standard', startBy: null, version: 1 },
    ...more,
  });

/** A holder of a role against whom nothing speaks. */
export const holder = (provider: string, role: Standing['role'], more: Partial<Standing> = {}): Standing => ({
  ...{ provider, role, rank: null, suspended: false, paused: false, outOfScope: [], belowGood: false },
  ...{ hourlyPence: 2000, lastPlacedAt: null, ...more },
});

/** A primary P, a secondary S and two reserves of whom R2 is the cheaper: the worked example of domain.md 1.4. */
export const county = [
  holder('P', 'primary'),
  holder('S', 'secondary'),
  holder('R1', 'reserve', { hourlyPence: 2100 }),
  holder('R2', 'reserve', { hourlyPence: 2040 }),
];

export const broker = { person: 'u-1', interests: new Set<string>() };

type Decided = Decide<Referral, ReferralEvent>;

/** One referral at the desk: what is decided is recorded, and an answer lets the cascade go on as the policy does. */
export class Desk {
  readonly events: ReferralEvent[];
  ground: Ground;

  constructor(
    holders: readonly Standing[] = county,
    {
      policy = {},
      need = {},
    }: { policy?: PolicyOverrides; need?: Partial<Omit<ReferralReceived, 'type'>> } = {},
    public now: Instant = '2026-07-01T08:00:00.000Z',
  ) {
    this.events = [received(need)];
    this.ground = {
      ...{ on: '2026-07-01', area: 'A01', policyVersion: 3, level: 1, holders, placed: false },
      ...{ policy: mergePolicy(defaultPolicy, policy), asker: broker, seed: '0'.repeat(32) },
    };
  }

  get state(): Referral {
    return folded(referral, this.events);
  }

  /** What was recorded, by type and whom or what it concerns: `StepSkipped P SUSPENDED`. */
  ask(decide: (ground: Ground) => Decided): readonly string[] {
    return this.record(...decide(this.ground)(this.state, this.now));
  }

  /** The code of the refusal. */
  refused(decide: (ground: Ground) => Decided): string {
    try {
      decide(this.ground)(this.state, this.now);
    } catch (error) {
      if (error instanceof Rejection) return error.code;
      throw error;
    }
    return 'not refused';
  }

  offer = (parallel: string | null = null) => this.ask(next(parallel));
  moveOn = () => this.ask((ground) => moveReferralOn({ ...ground, asker: null }));
  skip = (role: Standing['role'], provider: string | null, reason: SkipStep['reason']) =>
    this.ask(skipping(role, provider, reason));

  accept(offer: string): readonly string[] {
    this.record(new OfferAccepted({ ...of, offer, decidedAt: this.now, reason: null }));
    return this.moveOn();
  }

  decline(offer: string): readonly string[] {
    this.record(new OfferDeclined({ ...of, offer, decidedAt: this.now, reason: 'NO_CAPACITY_STAFF' }));
    return this.moveOn();
  }

  lapse(offer: string): readonly string[] {
    this.record(new OfferLapsed({ ...of, offer, decidedAt: null, reason: null }));
    return this.moveOn();
  }

  withdraw(offer: string, reason: string): readonly string[] {
    this.record(new OfferWithdrawn({ ...of, offer, decidedAt: this.now, reason }));
    return this.moveOn();
  }

  record(...events: readonly ReferralEvent[]): readonly string[] {
    this.events.push(...events);
    return events.map(told);
  }

  /** The ledger: every offer as provider and outcome, in the order of making. */
  get ledger(): readonly string[] {
    return [...this.state.offers.values()].map(({ provider, outcome, notChosen }) =>
      [provider, outcome, ...(notChosen === null ? [] : [`not chosen: ${notChosen}`])].join(' '),
    );
  }
}

export const next =
  (parallel: string | null = null) =>
  (ground: Ground): Decided =>
    offerNext(new OfferNext({ ...of, parallel }), ground);

export const skipping =
  (role: Standing['role'], provider: string | null, reason: SkipStep['reason']) =>
  (ground: Ground): Decided =>
    skipStep(new SkipStep({ ...of, role, provider, reason }), ground);

function told(event: ReferralEvent): string {
  const { type } = event;
  if (type === 'StepOpened') return `${type} ${event.role}`;
  if (type === 'ReferralOffered') return `${type} ${event.offer} ${event.provider}`;
  if (type === 'StepSkipped') return `${type} ${event.role} ${event.provider ?? 'nobody'} ${event.reason}`;
  if (type === 'ReferralPlaced' || type === 'ProviderChosen') return `${type} ${event.provider}`;
  if (type === 'OfferDeclined' || type === 'OfferWithdrawn')
    return `${type} ${event.offer} ${event.reason ?? ''}`;
  if (type === 'OfferNotChosen') return `${type} ${event.offer} ${event.because}`;
  return type;
}

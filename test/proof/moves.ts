import { Principal } from '#access';
import { addDays, type Instant, localDate } from '#event-sourcing';
import fc from '../support/fast-check.ts';
import { FailStart } from '../../contexts/packages/fail-start.ts';
import { HandBackPackage } from '../../contexts/packages/hand-back-package.ts';
import { StartPackage } from '../../contexts/packages/start-package.ts';
import { PauseOffers } from '../../contexts/providers/pause-offers.ts';
import { provider } from '../../contexts/providers/provider.ts';
import { ReinstateProvider } from '../../contexts/providers/reinstate-provider.ts';
import { ResumeOffers } from '../../contexts/providers/resume-offers.ts';
import { SuspendProvider } from '../../contexts/providers/suspend-provider.ts';
import { AcceptOffer } from '../../contexts/referrals/answers/accept-offer.ts';
import { AcceptPartly } from '../../contexts/referrals/answers/accept-partly.ts';
import { AgreeCounterOffer } from '../../contexts/referrals/answers/agree-counter-offer.ts';
import { ApproveWithdrawal } from '../../contexts/referrals/answers/approve-withdrawal.ts';
import { CorrectOutcome } from '../../contexts/referrals/answers/correct-outcome.ts';
import { CounterOffer } from '../../contexts/referrals/answers/counter-offer.ts';
import { DeclineOffer } from '../../contexts/referrals/answers/decline-offer.ts';
import { LapseOffer } from '../../contexts/referrals/answers/lapse-offer.ts';
import { RefuseCounterOffer } from '../../contexts/referrals/answers/refuse-counter-offer.ts';
import { RefusePart } from '../../contexts/referrals/answers/refuse-part.ts';
import { TakeLateAcceptance } from '../../contexts/referrals/answers/take-late-acceptance.ts';
import { WithdrawOffer } from '../../contexts/referrals/answers/withdraw-offer.ts';
import { AmendReferral } from '../../contexts/referrals/need/amend-referral.ts';
import { ReceiveReferral } from '../../contexts/referrals/need/receive-referral.ts';
import { RecordPreference } from '../../contexts/referrals/need/record-preference.ts';
import { SplitReferral } from '../../contexts/referrals/need/split-referral.ts';
import { WithdrawReferral } from '../../contexts/referrals/need/withdraw-referral.ts';
import { FailToPlace } from '../../contexts/referrals/order/fail-to-place.ts';
import { OfferAgain } from '../../contexts/referrals/order/offer-again.ts';
import { OfferNext } from '../../contexts/referrals/order/offer-next.ts';
import { PlaceReferral } from '../../contexts/referrals/order/place-referral.ts';
import { SkipStep } from '../../contexts/referrals/order/skip-step.ts';
import { framework, providers } from './county-at-hand.ts';
import type { DeskInMemory } from './desk-in-memory.ts';
import {
  about,
  among,
  answer,
  type Asked,
  broker,
  colleague,
  decide,
  need,
  onPackage,
  onReferral,
  type Verb,
} from './picks.ts';

/** Something that somebody tries, told by its verb; `pick` says with what, among what there is just then. */
export interface Move {
  readonly verb: keyof typeof verbs;
  readonly pick: number;
}

const watch = Principal.system('deadline-watch');

const today = (desk: DeskInMemory) => localDate(desk.log.now);
/** A suspension is for whole days: one from today would say that what was offered this morning should not have been. */
const tomorrow = (desk: DeskInMemory) => addDays(today(desk), 1);
const later = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) + minutes * 60_000).toISOString();

const verbs = {
  receive: (desk, pick) => {
    const referral = `R${desk.referrals.filter((each) => !each.includes('.')).length + 1}`;
    return [[new ReceiveReferral({ framework, referral, ...need(pick) }), broker]];
  },
  amend: onReferral((of, pick) => new AmendReferral({ ...of, ...need(pick), reason: 'NEED_CHANGED' })),
  withdraw: onReferral((of) => new WithdrawReferral({ ...of, reason: 'NEED_ENDED' })),
  prefer: onReferral(
    (of, pick) => new RecordPreference({ ...of, provider: among([...providers, null], pick) }),
  ),
  next: onReferral((of, pick) => new OfferNext({ ...of, parallel: pick % 4 === 0 ? 'URGENT_NEED' : null })),
  again: onReferral((of) => new OfferAgain({ ...of, reason: 'NOBODY_TOOK_IT' })),
  place: onReferral((of) => new PlaceReferral(of)),
  fail: onReferral((of) => new FailToPlace({ ...of, reason: 'NOBODY_TOOK_IT' })),
  skip: onReferral((of, pick) => {
    const role = among(['primary', 'secondary', 'reserve'] as const, pick);
    return new SkipStep({ ...of, role, provider: among(providers, pick >> 1), reason: 'CUSTOMER_CHOICE' });
  }),
  accept: answer((of) => new AcceptOffer(of)),
  decline: answer((of) => new DeclineOffer({ ...of, reason: 'NO_CAPACITY_STAFF' })),
  counter: answer((of) => new CounterOffer({ ...of, startOn: null, timeSlot: 'evening' })),
  partly: answer((of) => new AcceptPartly({ ...of, weeklyMinutes: 120 })),
  agree: decide((of) => new AgreeCounterOffer(of)),
  refuse: decide((of, pick) => (pick % 2 === 0 ? new RefuseCounterOffer(of) : new RefusePart(of))),
  split: (desk, pick) => {
    const { provider: _provider, ...of } = about(desk, pick);
    return [
      [new AcceptPartly({ ...of, weeklyMinutes: 60 }), broker],
      [new SplitReferral(of), broker],
    ];
  },
  start: onPackage((of, today) => new StartPackage({ ...of, startedOn: today })),
  failStart: onPackage((of, on) => new FailStart({ ...of, on })),
  handBack: onPackage((of, on) => new HandBackPackage({ ...of, on })),
  lapse: decide((of) => new LapseOffer(of)),
  /** A yes that comes too late, and a broker who may take it. */
  late: (desk, pick) => {
    const { referral } = about(desk, pick);
    const lapsed = [...desk.referral(referral).offers].filter(([, { outcome }]) => outcome === 'lapsed');
    return lapsed.slice(-1).flatMap(([offer]): Asked[] => {
      const of = { framework, referral, offer };
      return [
        [new AcceptOffer(of), broker],
        [new TakeLateAcceptance(of), broker],
      ];
    });
  },
  takeBack: (desk, pick) => {
    const { provider: _provider, ...of } = about(desk, pick);
    const reason = among(['CUSTOMER_CHOICE', 'DIRECT_PAYMENT', 'ERROR'] as const, pick);
    return [
      [new WithdrawOffer({ ...of, reason }), broker],
      [new ApproveWithdrawal(of), among([broker, colleague], pick >> 1)],
    ];
  },
  correct: (desk, pick) => {
    const { provider: _provider, ...of } = about(desk, pick);
    const { outcome, decidedAt } = desk.referral(of.referral).offers.get(of.offer) ?? {};
    if (outcome !== 'declined' && outcome !== 'lapsed') return [];
    const facts = { outcome: outcome === 'lapsed' ? 'declined' : 'lapsed', reason: null } as const;
    const at = decidedAt ?? desk.log.now;
    return [[new CorrectOutcome({ ...of, ...facts, decidedAt: at, evidence: 'File note 7' }), colleague]];
  },
  suspend: (desk, pick) => {
    const provider = among(providers, pick);
    const reason = 'CQC_CONCERN';
    return [[new SuspendProvider({ provider, from: tomorrow(desk), reason }), colleague]];
  },
  reinstate: (desk, pick) => [
    [new ReinstateProvider({ provider: among(providers, pick), on: tomorrow(desk) }), colleague],
  ],
  pause: (desk, pick) => {
    const [provider, from] = [among(providers, pick), today(desk)];
    return [[new PauseOffers({ provider, framework, area: null, from, to: null }), broker]];
  },
  resume: (desk, pick) => {
    const name = among(providers, pick);
    const from = desk.log.state(provider, name).pauses.at(-1)?.from;
    const of = { provider: name, framework, area: null };
    return from === undefined ? [] : [[new ResumeOffers({ ...of, from, on: today(desk) }), broker]];
  },
  /** Time passes, and the watch sees to what is due; not always at once. */
  wait: (desk, pick) => {
    desk.log.now = later(desk.log.now, among([7, 45, 130, 300, 1500, 4000], pick));
    const looking = pick % 5 > 0 ? desk.referrals : [];
    return looking.flatMap((referral) =>
      [...desk.referral(referral).offers]
        .filter(([, { outcome, deadline }]) => outcome === 'pending' && deadline < desk.log.now)
        .map(([offer]): Asked => [new LapseOffer({ framework, referral, offer }), watch]),
    );
  },
} satisfies Readonly<Record<string, Verb>>;

/** Some verbs come more often than others: most referrals are offered and answered. */
const often = [
  'next',
  'next',
  'accept',
  'accept',
  'decline',
  'decline',
  'decline',
  'wait',
  'wait',
  'receive',
];
const verb = fc.constantFrom(...(Object.keys(verbs) as Move['verb'][]), ...(often as Move['verb'][]));

/** A morning at the desk, of any length; it begins with a referral that is offered. */
export const moves: fc.Arbitrary<readonly Move[]> = fc
  .array(fc.record({ verb, pick: fc.nat(9999) }), { maxLength: 40, size: 'max' })
  .map((rest) => [{ verb: 'receive', pick: 0 }, { verb: 'next', pick: 1 }, ...rest]);

/** Does what a move says. What the desk refuses is refused; no other error may come. */
export async function make(desk: DeskInMemory, { verb: name, pick }: Move): Promise<void> {
  const verb: Verb = verbs[name];
  for (const [command, as] of verb(desk, pick)) await desk.ask(command, as);
  desk.log.now = later(desk.log.now, 1);
}

import type { Instant } from '#event-sourcing';
import { answerDeadline } from '../../contexts/referrals/deadlines/answer-deadline.ts';
import type {
  OfferRole,
  Outcome,
  ProviderChosen,
  ReferralOffered,
  ReferralReceived,
  StepOpened,
} from '../../contexts/referrals/index.ts';
import type { Facts } from './facts.ts';
import type { JudgedOffer } from './judged-offer.ts';

type Of<E> = Omit<E, 'type'>;

/** One referral as an auditor follows it, fact by fact: what breaks the rules of the order is told. */
export class JudgedReferral {
  readonly offers = new Map<string, JudgedOffer>();
  readonly faults: string[] = [];
  need!: Of<ReferralReceived>;
  round = 1;
  step: Of<StepOpened> | undefined;
  readonly skips: { role: string; provider: string | null; version: number; round: number }[] = [];
  preferred: string | null = null;
  placed: string | null = null;
  unplaced = false;
  returned = false;
  over: 'withdrawn' | 'split' | null = null;
  /** Offers of the step that have not come yet, and who may have one where the role is asked rank by rank. */
  awaited: string[] = [];
  private ofRank: readonly string[] | undefined;

  constructor(private readonly facts: Facts) {}

  private demand(held: boolean, fault: string): void {
    if (!held) this.faults.push(`${this.need?.referral}: ${fault}`);
  }

  get current() {
    return [...this.offers].filter(([, { version }]) => version === this.need.version);
  }

  /** Whether this provider was dealt with in this role, in this round: asked, or passed over with a reason. */
  private dealtWith(provider: string, role: string): boolean {
    const now = { version: this.need.version, round: this.round };
    const here = (each: { version: number; round: number }) =>
      each.version === now.version && each.round === now.round;
    const asked = [...this.offers.values()].some(
      (each) => each.provider === provider && each.role === role && here(each) && !each.error,
    );
    return asked || this.skips.some((each) => each.provider === provider && each.role === role && here(each));
  }

  private nobodyPassedOver(roles: readonly OfferRole[], at: Instant): void {
    for (const role of roles)
      for (const holder of this.facts.holders(this.need.area, role, at))
        this.demand(this.dealtWith(holder, role), `${holder}, ${role}, was passed over without a reason`);
  }

  private anyAccepted = () => this.current.some(([, { outcome }]) => outcome === 'accepted');
  openOnes = () => [...this.offers.values()].filter(({ outcome }) => outcome === 'pending');

  stepOpened(step: Of<StepOpened>, at: Instant): void {
    const { area } = this.need;
    const order = this.facts.orderIn(area);
    this.demand(this.placed === null && this.over === null, `a step was opened although it is over`);
    this.demand(!this.anyAccepted(), 'a step was opened after an acceptance');
    this.demand(
      step.parallel !== null || this.openOnes().length === 0,
      'a step was opened while one is open',
    );
    this.demand(this.awaited.length === 0, 'an offer of the step before is missing');
    this.nobodyPassedOver(order.slice(0, order.indexOf(step.role)), at);
    if (step.invite === 'all')
      for (const { provider, barredBy } of step.candidates)
        if (barredBy === null && !this.dealtWith(provider, step.role))
          this.demand(step.invited.length > 0, `${provider} could be asked and was not`);
    const holders = this.facts.holders(area, step.role, at);
    const left = holders.filter((each) => !this.dealtWith(each, step.role));
    this.ofRank = this.facts.nextByRank(area, step, at, left);
    const { length } = this.ofRank ?? step.invited;
    this.demand(step.invited.length === length, 'others than all of the next rank were asked');
    const isNamed = (holder: string) => step.candidates.some(({ provider }) => provider === holder);
    this.demand(holders.every(isNamed), 'a holder of the role is no candidate');
    this.step = step;
    this.awaited = [...step.invited];
  }

  offered(offer: Of<ReferralOffered>, at: Instant): void {
    const { provider, role, version, deadline, offeredAt } = offer;
    const { area, urgency, carers, timeSlot, rural } = this.need;
    this.demand(this.awaited.shift() === offer.offer, `${offer.offer} belongs to no step`);
    this.demand(this.ofRank?.includes(provider) !== false, `${provider} was offered before its rank`);
    this.demand(!this.anyAccepted(), `${offer.offer} was offered after an acceptance`);
    const before = [...this.offers.values()].filter((each) => each.version === version && !each.error);
    this.demand(
      !before.some((each) => each.provider === provider && each.round === this.round),
      `${provider} was offered twice in a round`,
    );
    this.demand(
      this.facts.holders(area, role, at).includes(provider),
      `${provider} holds no ${role} position`,
    );
    this.demand(!this.facts.suspended(provider, at), `${provider} was offered while suspended`);
    const needs = [carers === 2 ? 'double-handed' : '', timeSlot, rural ? 'rural' : ''];
    this.demand(!this.facts.cannot(provider, needs), `${provider} was offered what it cannot do`);
    const right = answerDeadline(offeredAt, urgency, this.facts.policy.deadline);
    this.demand(deadline === right && offeredAt === at, `${offer.offer} has a deadline of its own`);
    this.offers.set(offer.offer, {
      ...{ provider, role, version, deadline, round: this.round, outcome: 'pending', error: false },
      ...{ answered: false, withdrawing: false, countered: false, chosen: null },
    });
  }

  answered(offer: string, outcome: Outcome, at: Instant, reason: string | null): void {
    const known = this.offers.get(offer);
    if (!known) return this.demand(false, `${offer} was answered and never made`);
    const late = at > known.deadline && !known.answered;
    this.demand(
      known.outcome === 'pending' || this.takenBackWhileSuspended(known, outcome, at, reason),
      `${offer} was ${outcome} after it was ${known.outcome}`,
    );
    if (outcome === 'lapsed') this.demand(at > known.deadline, `${offer} lapsed before its deadline`);
    if (outcome === 'accepted') this.demand(!late, `${offer} was accepted after its deadline`);
    known.outcome = outcome;
    known.error = outcome === 'withdrawn' && reason === 'ERROR';
  }

  /** Who said yes and was suspended since gets no package (domain E12): the only way to lose a yes before it is placed. */
  private takenBackWhileSuspended(known: JudgedOffer, outcome: Outcome, at: Instant, reason: string | null) {
    const suspended = reason === 'SUSPENDED' && this.facts.suspended(known.provider, at);
    return known.outcome === 'accepted' && outcome === 'withdrawn' && suspended && this.placed === null;
  }

  /** Compares those who said yes by what the policy names, with nothing of what the desk recorded of them. */
  chosen({ offer, role, round, criteria, contenders }: Of<ProviderChosen>): void {
    const yes = this.current.filter(
      ([, each]) => each.outcome === 'accepted' && each.role === role && each.round === round,
    );
    const values = ([, { provider, countered }]: (typeof yes)[number]) =>
      criteria.flatMap((each) => {
        if (each === 'ability') return [Number(countered)];
        if (each === 'preference') return [Number(this.preferred !== provider)];
        return each === 'rate' ? [this.facts.rate(provider, this.need.area)] : [];
      });
    const recent = criteria.indexOf('least-recent');
    const upTo = recent < 0 ? criteria.length : recent;
    const first = yes.find(([reference]) => reference === offer);
    this.demand(first !== undefined, `${offer} was chosen and did not say yes`);
    if (!first || this.step?.parallel) return;
    this.demand(contenders.length === yes.length, 'somebody who said yes was not compared');
    for (const other of yes) {
      const [a, b] = [values(first).slice(0, upTo), values(other).slice(0, upTo)];
      const at = a.findIndex((value, i) => value !== b[i]);
      this.demand(at < 0 || a[at]! < b[at]!, `${offer} was chosen although ${other[0]} comes before it`);
    }
    for (const [, each] of yes) each.chosen = each === first[1];
  }

  /** A new version of the need; of one that is placed only after its package has come back. */
  beginAnew(): void {
    this.demand(this.placed === null || this.returned, 'it is referred anew although it is placed');
    Object.assign(this, { round: 1, unplaced: false, placed: null, returned: false });
  }

  packageReturned(): void {
    this.returned = true;
  }

  placedWith(offer: string, provider: string, at: Instant): void {
    const known = this.offers.get(offer);
    this.demand(!this.facts.suspended(provider, at), `${offer} was placed with ${provider}, suspended`);
    this.demand(this.placed === null && this.over === null, 'it was placed although it is over');
    this.demand(
      known?.outcome === 'accepted' && known.chosen !== false,
      `${offer} was placed and not chosen`,
    );
    this.demand(known?.provider === provider, `${offer} is not ${provider}'s`);
    this.demand(this.openOnes().length === 0, 'it was placed while an offer is open');
    this.placed = provider;
  }

  givenUp(at: Instant): void {
    this.demand(
      !this.anyAccepted() && this.openOnes().length === 0,
      'it was given up while somebody may take it',
    );
    this.nobodyPassedOver(this.facts.orderIn(this.need.area), at);
    this.unplaced = true;
  }

  ended(): void {
    this.demand(this.awaited.length === 0, `${this.awaited.join(', ')} was never offered`);
    this.demand(
      (this.placed === null && this.over === null) || this.openOnes().length === 0,
      'an offer is open of a referral that is over',
    );
  }
}

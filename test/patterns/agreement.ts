import { type LocalDate, Rejection } from '#event-sourcing';
import { AwardPosition, awardPosition } from '../../contexts/agreement/award-position.ts';
import { DefineArea, defineArea } from '../../contexts/agreement/define-area.ts';
import { EstablishFramework, establishFramework } from '../../contexts/agreement/establish-framework.ts';
import {
  type FrameworkEvent,
  framework,
  type Level,
  policyOn,
  rankedOn,
  type Role,
} from '../../contexts/agreement/index.ts';
import type { PolicyOverrides } from '../../contexts/agreement/merge-policy.ts';
import { ratesByKey } from '../../contexts/prices/index.ts';
import { provider as unknown } from '../../contexts/providers/index.ts';
import { heldOn, standingOf } from '../../contexts/referrals/order/standings.ts';
import { Desk } from '../contexts/referrals/order/desk.ts';
import { folded } from '../support/given.ts';

const reference = 'CSH-2025';
const startsOn = '2026-01-05';
const now = '2026-01-05T08:00:00.000Z';
const today = '2026-07-01';

/** What of a provider matters to the order. */
interface Known {
  readonly hourlyPence?: number;
  readonly lastPlacedAt?: string;
}

/** An agreement as its configuration makes it, decided by the deciders of the house: nothing else is set. */
export class Agreement {
  private readonly events: FrameworkEvent[] = [];

  constructor(policy: PolicyOverrides, areas: Readonly<Record<string, Level>>) {
    const terms = { title: 'Care at home', authority: 'Westmarch Council', regime: 'PA2023' as const };
    const days = { startsOn, endsOn: '2031-01-04' };
    this.decide(
      establishFramework(new EstablishFramework({ framework: reference, ...terms, ...days, policy }), []),
    );
    for (const [area, level] of Object.entries(areas)) {
      const facts = { framework: reference, area, name: `Area ${area}`, level };
      const unknownVolume = { expectedWeeklyMinutes: null, expectedCustomers: null };
      this.decide(defineArea(new DefineArea({ ...facts, ...unknownVolume })));
    }
  }

  get state() {
    return folded(framework, this.events);
  }

  decide(decide: (state: Agreement['state'], now: string) => readonly FrameworkEvent[]): this {
    this.events.push(...decide(this.state, now));
    return this;
  }

  award(
    area: string,
    role: Role,
    provider: string,
    rank: number | null = null,
    from: LocalDate = startsOn,
  ): this {
    const facts = { framework: reference, area, role, provider, from, to: null, rank };
    return this.decide(awardPosition(new AwardPosition(facts), true));
  }

  /** The code of the refusal. */
  refuses(area: string, role: Role, provider: string): string {
    try {
      this.award(area, role, provider);
    } catch (error) {
      if (error instanceof Rejection) return error.code;
      throw error;
    }
    return 'not refused';
  }

  /** A referral in an area, before those who hold it. */
  desk(area: string, known: Readonly<Record<string, Known>> = {}, on: LocalDate = today): Desk {
    const { state } = this;
    const holders = heldOn(rankedOn(state, on), area, on).map((position) => {
      const { hourlyPence = 2000, lastPlacedAt = null } = known[position.provider] ?? {};
      const rate = { area, service: 'home-care' as const, band: 'standard', effectiveFrom: startsOn };
      const rates = ratesByKey([{ ...rate, hourlyPence }]);
      return standingOf(position, { provider: unknown.initial, rates, lastPlacedAt }, on);
    });
    const desk = new Desk(holders, { need: { area } }, `${on}T08:00:00.000Z`);
    const level = state.areas.get(area)?.level ?? 1;
    desk.ground = { ...desk.ground, on, area, level, policy: policyOn(state.policies, on) };
    return desk;
  }
}

/** Whom these facts say that a referral is offered to, those of one step together: `P1+P2`. */
export const askedBy = (told: readonly string[]): string =>
  told
    .filter((each) => each.startsWith('ReferralOffered'))
    .map((each) => each.split(' ')[2] ?? '')
    .toSorted()
    .join('+');

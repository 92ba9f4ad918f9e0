import {
  LateAcceptanceTaken,
  OfferLapsed,
  ReferralAmended,
  ReferralOffered,
  StepSkipped,
  OfferAccepted,
  OfferDeclined,
} from '../../contexts/referrals/index.ts';
import { moment, type Referral, type Skip } from './county-facts.ts';
import { County } from './county.ts';

/** A county whose referrals are changed as they are while they run: in versions, and by a broker's decisions. */
export class LiveCounty extends County {
  /** The need changed: this is a version of it. */
  amended(referral: string, version: number, area: string, more: Partial<Referral> = {}): this {
    const need = { weeklyMinutes: 900, carers: 1 as const, rural: false, timeSlot: 'daytime' as const };
    const facts = {
      raisedAt: moment('2026-01-01'),
      urgency: 'standard' as const,
      startBy: null,
      ...need,
      ...more,
    };
    return this.of(
      referral,
      (of) => new ReferralAmended({ ...of, area, ...facts, version, reason: 'MORE_HOURS' }),
    );
  }

  /** An offer of a version, answered an hour later; without an answer it is open. */
  asked(
    offer: string,
    made: Pick<ReferralOffered, 'referral' | 'provider' | 'role' | 'version'> & { readonly at: string },
    answer?: 'accepted' | 'declined' | 'lapsed',
    reason: string | null = null,
  ): this {
    const { at, referral, ...facts } = made;
    const offeredAt = moment(at);
    const later = (hours: number) => new Date(Date.parse(offeredAt) + hours * 3_600_000).toISOString();
    this.of(referral, (of) => new ReferralOffered({ ...of, ...facts, offer, offeredAt, deadline: later(4) }));
    if (answer === undefined) return this;
    const [Answer, decidedAt] =
      answer === 'lapsed'
        ? [OfferLapsed, later(4)]
        : [answer === 'accepted' ? OfferAccepted : OfferDeclined, later(1)];
    return this.of(referral, (of) => new Answer({ ...of, offer, decidedAt, reason }));
  }

  /** A broker takes a yes that came too late. */
  takenLate(referral: string, offer: string, at: string): this {
    const decidedAt = moment(at);
    return this.of(
      referral,
      (of) => new LateAcceptanceTaken({ ...of, offer, decidedAt, takenBy: 'broker-1' }),
    );
  }

  /** Nobody holds the position, or whoever does is passed over. */
  passedOver(
    referral: string,
    role: Skip['role'],
    provider: string | null,
    at: string,
    reason: string,
  ): this {
    return this.of(referral, (of) => new StepSkipped({ ...of, role, provider, at: moment(at), reason }));
  }

  private of(
    referral: string,
    event: (of: { readonly framework: string; readonly referral: string }) => Parameters<County['record']>[1],
  ): this {
    const { framework } = this;
    return this.record(`referral-${framework}-${referral}`, event({ framework, referral }));
  }
}

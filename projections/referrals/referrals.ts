import { localDate, type Projection } from '#event-sourcing';
import type { EndReason, PackageEvent } from '../../contexts/packages/index.ts';
import type { OfferRole, Outcome, ReferralEvent } from '../../contexts/referrals/index.ts';

/** Known by the instant it was asked for. */
export interface Exemption {
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly decidedAt: string | null;
  readonly decision: 'validated' | 'refused' | null;
  readonly decidedBy: string | null;
}

export interface Offer {
  readonly offer: string;
  readonly version: number;
  readonly provider: string;
  readonly role: OfferRole;
  readonly offeredAt: string;
  readonly deadline: string;
  readonly outcome: Outcome;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly exemptions: readonly Exemption[];
}

/** Known by role, provider and instant. */
export interface Skip {
  readonly role: OfferRole;
  readonly provider: string;
  readonly at: string;
  readonly reason: string;
}

export interface CarePackage {
  readonly package: string;
  readonly offer: string | null;
  readonly provider: string;
  readonly weeklyMinutes: number;
  readonly placedAt: string;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly endReason: EndReason | null;
}

/** A referral with everything that became of it. */
export interface ReferralRow {
  readonly framework: string;
  readonly referral: string;
  readonly version: number;
  readonly area: string;
  readonly raisedAt: string;
  readonly weeklyMinutes: number;
  readonly carers: 1 | 2;
  readonly rural: boolean;
  readonly timeSlot: string;
  readonly urgency: 'standard' | 'urgent';
  readonly startBy: string | null;
  readonly offers: readonly Offer[];
  readonly skips: readonly Skip[];
  readonly packages: readonly CarePackage[];
}

type Changed<T> = (thing: T) => T;

const onOffer = (row: ReferralRow, offer: string, change: Changed<Offer>): ReferralRow => ({
  ...row,
  offers: row.offers.map((each) => (each.offer === offer ? change(each) : each)),
});

const decided =
  (outcome: Outcome) =>
  (row: ReferralRow, event: { offer: string; decidedAt: string | null; reason: string | null }) =>
    onOffer(row, event.offer, (offer) => ({
      ...offer,
      outcome,
      decidedAt: event.decidedAt,
      reason: event.reason,
    }));

const onExemption = (row: ReferralRow, offer: string, requestedAt: string, change: Changed<Exemption>) =>
  onOffer(row, offer, (each) => ({
    ...each,
    exemptions: each.exemptions.map((asked) => (asked.requestedAt === requestedAt ? change(asked) : asked)),
  }));

const exemptionDecided =
  (decision: 'validated' | 'refused') =>
  (row: ReferralRow, event: { offer: string; requestedAt: string; decidedAt: string; decidedBy: string }) =>
    onExemption(row, event.offer, event.requestedAt, (asked) => ({
      ...asked,
      decision,
      decidedAt: event.decidedAt,
      decidedBy: event.decidedBy,
    }));

const onPackage = (row: ReferralRow, reference: string, change: Changed<CarePackage>): ReferralRow => ({
  ...row,
  packages: row.packages.map((each) => (each.package === reference ? change(each) : each)),
});

/** The instant that dates an offer: its decision, or the deadline when it lapsed in silence; null while it is open. */
export const decidedAt = ({ outcome, decidedAt: at, deadline }: Offer): string | null =>
  outcome === 'pending' ? null : (at ?? deadline);

/**
 * Referrals: a row per referral, keyed `CSH-2025/R000123`; found by the dates of its decisions and placements
 * (`CSH-2025/decided/2026-06-30`, `CSH-2025/placed/…`) and by its offers and packages (`CSH-2025/offer/O000001`).
 */
export const referrals: Projection<ReferralRow, ReferralEvent | PackageEvent> = {
  name: 'referrals',
  version: 1,
  key: ({ framework, referral }) => `${framework}/${referral}`,
  initial: {
    framework: '',
    referral: '',
    version: 1,
    area: '',
    raisedAt: '',
    weeklyMinutes: 0,
    carers: 1,
    rural: false,
    timeSlot: '',
    urgency: 'standard',
    startBy: null,
    offers: [],
    skips: [],
    packages: [],
  },
  terms: ({ framework, offers, packages }) => {
    const terms = new Set<string>();
    for (const offer of offers) {
      terms.add(`${framework}/offer/${offer.offer}`);
      const at = decidedAt(offer);
      if (at !== null) terms.add(`${framework}/decided/${localDate(at)}`);
    }
    for (const { package: reference, placedAt } of packages) {
      terms.add(`${framework}/package/${reference}`);
      terms.add(`${framework}/placed/${localDate(placedAt)}`);
    }
    return [...terms];
  },
  evolve: {
    ReferralReceived: (row, facts) => ({ ...row, ...facts }),
    ReferralCorrected: (row, facts) => ({ ...row, ...facts }),
    ReferralOffered: (row, { offer, version, provider, role, offeredAt, deadline }) => ({
      ...row,
      offers: [
        ...row.offers,
        {
          offer,
          version,
          provider,
          role,
          offeredAt,
          deadline,
          outcome: 'pending',
          decidedAt: null,
          reason: null,
          exemptions: [],
        },
      ],
    }),
    OfferAccepted: decided('accepted'),
    OfferDeclined: decided('declined'),
    OfferLapsed: decided('lapsed'),
    OfferWithdrawn: decided('withdrawn'),
    OfferOutcomeCorrected: (row, { framework: _f, referral: _r, offer, ...facts }) =>
      onOffer(row, offer, (each) => ({ ...each, ...facts })),
    StepSkipped: (row, { role, provider, at, reason }) => ({
      ...row,
      skips: [...row.skips, { role, provider, at, reason }],
    }),
    StepSkipCorrected: (row, { role, provider, at, reason }) => ({
      ...row,
      skips: row.skips.map((skip) =>
        skip.role === role && skip.provider === provider && skip.at === at ? { ...skip, reason } : skip,
      ),
    }),
    DeclineExemptionRequested: (row, { offer, requestedAt, requestedBy }) =>
      onOffer(row, offer, (each) => ({
        ...each,
        exemptions: [
          ...each.exemptions,
          { requestedAt, requestedBy, decidedAt: null, decision: null, decidedBy: null },
        ],
      })),
    DeclineExemptionValidated: exemptionDecided('validated'),
    DeclineExemptionRefused: exemptionDecided('refused'),
    DeclineExemptionCorrected: (row, { offer, requestedAt, requestedBy, decidedAt, decision, decidedBy }) =>
      onExemption(row, offer, requestedAt, () => ({
        requestedAt,
        requestedBy,
        decidedAt,
        decision,
        decidedBy,
      })),
    PackagePlaced: (row, { package: reference, offer, provider, weeklyMinutes, placedAt }) => ({
      ...row,
      packages: [
        ...row.packages,
        {
          package: reference,
          offer,
          provider,
          weeklyMinutes,
          placedAt,
          startedOn: null,
          endedOn: null,
          endReason: null,
        },
      ],
    }),
    PackageStarted: (row, { package: reference, startedOn }) =>
      onPackage(row, reference, (each) => ({ ...each, startedOn })),
    PackageStartFailed: (row, { package: reference, endedOn }) =>
      onPackage(row, reference, (each) => ({ ...each, endedOn, endReason: 'START_FAILED' })),
    PackageHandedBack: (row, { package: reference, endedOn }) =>
      onPackage(row, reference, (each) => ({ ...each, endedOn, endReason: 'PROVIDER_HANDBACK' })),
    PackageEnded: (row, { package: reference, endedOn, endReason }) =>
      onPackage(row, reference, (each) => ({ ...each, endedOn, endReason })),
    PackageCorrected: (row, { framework: _f, referral: _r, package: reference, ...facts }) =>
      onPackage(row, reference, (each) => ({ ...each, ...facts })),
  },
};

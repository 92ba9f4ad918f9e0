import { localDate, type Projection, type RecordedEvent } from '#event-sourcing';
import type { EndReason, PackageEvent } from '../../contexts/packages/index.ts';
import type { Outcome, ReferralEvent } from '../../contexts/referrals/index.ts';
import { decidedAt, type CarePackage, type Exemption, type Offer, type ReferralRow } from './referral-row.ts';

type Changed<T> = (thing: T) => T;

const onOffer = (row: ReferralRow, offer: string, { rev }: RecordedEvent, change: Changed<Offer>) => ({
  ...row,
  offers: row.offers.map((each) =>
    each.offer === offer ? { ...change(each), events: [...each.events, rev] } : each,
  ),
});

interface Answer {
  readonly offer: string;
  readonly decidedAt: string | null;
  readonly reason: string | null;
}
const answered =
  (outcome: Outcome) =>
  (row: ReferralRow, { offer, decidedAt, reason }: Answer, recorded: RecordedEvent): ReferralRow =>
    onOffer(row, offer, recorded, (each) => ({ ...each, outcome, decidedAt, reason }));

interface ExemptionDecided {
  readonly offer: string;
  readonly requestedAt: string;
  readonly decidedAt: string;
  readonly decidedBy: string;
}
const withExemption = (each: Offer, requestedAt: string, change: Changed<Exemption>): Offer => ({
  ...each,
  exemptions: each.exemptions.map((asked) => (asked.requestedAt === requestedAt ? change(asked) : asked)),
});
const exemptionDecided =
  (decision: 'validated' | 'refused') =>
  (
    row: ReferralRow,
    { offer, requestedAt, decidedAt, decidedBy }: ExemptionDecided,
    recorded: RecordedEvent,
  ) =>
    onOffer(row, offer, recorded, (each) =>
      withExemption(each, requestedAt, (asked) => ({ ...asked, decidedAt, decision, decidedBy })),
    );

const onPackage = (row: ReferralRow, reference: string, change: Changed<CarePackage>): ReferralRow => ({
  ...row,
  packages: row.packages.map((each) => (each.package === reference ? change(each) : each)),
});

interface Ended {
  readonly package: string;
  readonly endedOn: string | null;
  readonly endReason?: EndReason | null;
}
const packageEnded =
  (reason: EndReason | null) =>
  (row: ReferralRow, { package: reference, endedOn, endReason = reason }: Ended) =>
    onPackage(row, reference, (each) => ({ ...each, endedOn, endReason }));

/**
 * Referrals: a row per referral, keyed `CSH-2025/R000123`; found by the dates of its decisions and placements
 * (`CSH-2025/decided/2026-06-30`, `CSH-2025/placed/…`), by its offers and packages (`CSH-2025/offer/O000001`), by the
 * offers of other referrals that its packages name (`CSH-2025/placed-by/O000001`), and by the month it was raised in
 * (`CSH-2025/raised/2026-06`).
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
  terms: ({ framework, raisedAt, offers, packages }) => {
    const terms = [`${framework}/raised/${raisedAt.slice(0, 7)}`];
    for (const offer of offers) {
      terms.push(`${framework}/offer/${offer.offer}`);
      const at = decidedAt(offer);
      if (at !== null) terms.push(`${framework}/decided/${localDate(at)}`);
    }
    for (const { package: reference, placedAt, offer } of packages) {
      terms.push(`${framework}/package/${reference}`);
      terms.push(`${framework}/placed/${localDate(placedAt)}`);
      const own = offer === null || offers.some((each) => each.offer === offer);
      if (!own) terms.push(`${framework}/placed-by/${offer}`);
    }
    return terms;
  },
  evolve: {
    ReferralReceived: (row, facts) => ({ ...row, ...facts }),
    ReferralCorrected: (row, facts) => ({ ...row, ...facts }),
    ReferralOffered: (row, { framework: _framework, referral: _referral, ...offered }, { rev }) => ({
      ...row,
      offers: [
        ...row.offers,
        { ...offered, outcome: 'pending', decidedAt: null, reason: null, exemptions: [], events: [rev] },
      ],
    }),
    OfferAccepted: answered('accepted'),
    OfferDeclined: answered('declined'),
    OfferLapsed: answered('lapsed'),
    OfferWithdrawn: answered('withdrawn'),
    OfferOutcomeCorrected: (row, { framework: _framework, referral: _referral, offer, ...facts }, recorded) =>
      onOffer(row, offer, recorded, (each) => ({ ...each, ...facts })),
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
    DeclineExemptionRequested: (row, { offer, requestedAt, requestedBy }, recorded) =>
      onOffer(row, offer, recorded, (each) => ({
        ...each,
        exemptions: [
          ...each.exemptions,
          { requestedAt, requestedBy, decidedAt: null, decision: null, decidedBy: null },
        ],
      })),
    DeclineExemptionValidated: exemptionDecided('validated'),
    DeclineExemptionRefused: exemptionDecided('refused'),
    DeclineExemptionCorrected: (
      row,
      { framework: _framework, referral: _referral, offer, requestedAt, ...facts },
      recorded,
    ) =>
      onOffer(row, offer, recorded, (each) =>
        withExemption(each, requestedAt, (asked) => ({ ...asked, ...facts })),
      ),
    PackagePlaced: (row, { framework: _framework, referral: _referral, ...placed }) => ({
      ...row,
      packages: [...row.packages, { ...placed, startedOn: null, endedOn: null, endReason: null }],
    }),
    PackageStarted: (row, { package: reference, startedOn }) =>
      onPackage(row, reference, (each) => ({ ...each, startedOn })),
    PackageStartFailed: packageEnded('START_FAILED'),
    PackageHandedBack: packageEnded('PROVIDER_HANDBACK'),
    PackageEnded: packageEnded(null),
    PackageCorrected: (row, { framework: _framework, referral: _referral, package: reference, ...facts }) =>
      onPackage(row, reference, (each) => ({ ...each, ...facts })),
  },
};

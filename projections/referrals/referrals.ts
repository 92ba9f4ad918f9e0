import type { RecordedEvent } from '#event-sourcing';
import type { EndReason, PackageEvent } from '../../contexts/packages/index.ts';
import type { Outcome, ReferralEvent } from '../../contexts/referrals/index.ts';
import type { ScopedView } from '../scope/index.ts';
import { answers } from './answers.ts';
import { course } from './course.ts';
import { lives, onPackage } from './lives.ts';
import { ofProvider } from './of-provider.ts';
import { onOffer } from './on-offer.ts';
import type { Exemption, Offer, ReferralRow } from './referral-row.ts';
import { termsOf } from './terms.ts';

type Changed<T> = (thing: T) => T;

interface Answer {
  readonly offer: string;
  readonly decidedAt: string | null;
  readonly reason: string | null;
}
const answered =
  (outcome: Outcome) =>
  (row: ReferralRow, { offer, decidedAt, reason }: Answer, recorded: RecordedEvent): ReferralRow =>
    onOffer(row, offer, recorded, (each) => ({
      ...each,
      ...{ outcome, decidedAt, reason, partly: null, withdrawal: null },
      counter: outcome === 'accepted' ? each.counter : null,
    }));

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

interface Ended {
  readonly package: string;
  readonly endedOn: string | null;
  readonly endReason?: EndReason | null;
}
const packageEnded =
  (reason: EndReason | null) =>
  (row: ReferralRow, { package: reference, endedOn, endReason = reason }: Ended) =>
    onPackage(row, reference, (each) => ({ ...each, endedOn, endReason }));

/** Referrals: a row per referral, keyed `CSH-2025/R000123`, found by its `termsOf`. */
export const referrals: ScopedView<ReferralRow, ReferralEvent | PackageEvent> = {
  name: 'referrals',
  version: 7,
  key: ({ framework, referral }) => `${framework}/${referral}`,
  within: ofProvider,
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
    ...{ preferred: null, formerNeeds: [], round: 1, unplaced: false, withdrawn: null, parts: [] },
    ...{ steps: [], choices: [], offFramework: null, justified: [] },
  },
  terms: termsOf,
  evolve: {
    ReferralReceived: (row, facts) => ({ ...row, ...facts }),
    ReferralCorrected: (row, facts) => ({
      ...row,
      ...facts,
      offers: row.offers.map((each) => (each.version === row.version ? { ...each, area: facts.area } : each)),
    }),
    ReferralOffered: (row, { framework: _framework, referral: _referral, ...offered }, { rev }) => ({
      ...row,
      offers: [
        ...row.offers,
        {
          ...offered,
          area: row.area,
          ...{ outcome: 'pending', decidedAt: null, reason: null, exemptions: [], events: [rev] },
          round: row.steps.findLast(({ invited }) => invited.includes(offered.offer))?.round ?? null,
          ...{ counter: null, partly: null, withdrawal: null },
          ...{ late: false, notChosen: null, refusedAnswers: [] },
        },
      ],
    }),
    OfferAccepted: answered('accepted'),
    OfferDeclined: answered('declined'),
    OfferLapsed: answered('lapsed'),
    OfferWithdrawn: answered('withdrawn'),
    OfferOutcomeCorrected: (
      row,
      { framework: _framework, referral: _referral, offer, evidence: _evidence, ...facts },
      recorded,
    ) => onOffer(row, offer, recorded, (each) => ({ ...each, ...facts })),
    ...answers,
    ...course,
    StepSkipped: (row, { role, provider, at, reason }) => ({
      ...row,
      skips: [...row.skips, { role, provider, at, reason, version: row.version }],
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
      packages: [
        ...row.packages,
        {
          ...{ ...placed, startedOn: null, endedOn: null, endReason: null },
          ...{ variations: [], deliveries: [], suspensions: [] },
        },
      ],
    }),
    PackageStarted: (row, { package: reference, startedOn }) =>
      onPackage(row, reference, (each) => ({ ...each, startedOn })),
    PackageStartFailed: packageEnded('START_FAILED'),
    PackageHandedBack: packageEnded('PROVIDER_HANDBACK'),
    PackageEnded: packageEnded(null),
    ...lives,
    PackageCorrected: (row, { framework: _framework, referral: _referral, package: reference, ...facts }) =>
      onPackage(row, reference, (each) => ({
        ...each,
        ...facts,
        hourlyPence: facts.hourlyPence ?? each.hourlyPence,
      })),
  },
};

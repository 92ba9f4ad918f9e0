import fc from '../support/fast-check.ts';
import { fairness } from '../../projections/fairness/fairness.ts';
import { referrals, standingOf } from '../../projections/referrals/index.ts';
import { begins, countyOf, framework, held, type Held } from './county-at-hand.ts';
import { DeskInMemory } from './desk-in-memory.ts';
import { type Fault, none } from './fault.ts';
import { judge } from './judge.ts';
import { judgedStanding } from './judged-standing.ts';
import { make, type Move, moves } from './moves.ts';
import { plantedFaults } from './planted-faults.ts';

let desk: DeskInMemory;
beforeAll(async () => {
  desk = await DeskInMemory.open();
});

/** Plays a day at the desk and names everything about it that is not as it should be. */
async function wrongs(county: Held, day: readonly Move[], fault: Fault): Promise<readonly string[]> {
  desk.begin(countyOf(county).events, begins, fault);
  for (const move of day) await make(desk, move);
  const { referrals: judged, faults } = judge(desk.log.events);
  const views = desk.log.views();
  const { findings } = fairness(views, { framework });
  const untold = [...judged.values()].flatMap((judgedReferral) => {
    const { need, offers } = judgedReferral;
    const standing = judgedStanding(judgedReferral);
    const row = views.get(referrals, `${framework}/${need.referral}`);
    if (!row) return [`${need.referral} is in no view`];
    const seen = Object.fromEntries(row.offers.map(({ offer, outcome }) => [offer, outcome]));
    const facts = Object.fromEntries([...offers].map(([offer, { outcome }]) => [offer, outcome]));
    return [
      ...(JSON.stringify(seen) === JSON.stringify(facts)
        ? []
        : [`${need.referral}: the view has other offers`]),
      ...(standingOf(row) === standing
        ? []
        : [`${need.referral} is ${standing}, the view says ${standingOf(row)}`]),
    ];
  });
  return [...faults, ...findings.map(({ code, because }) => `${code}: ${because}`), ...untold];
}

/** The one property of the desk; `hear` is told of what is wrong. */
const fair = (fault: Fault, hear: (wrong: readonly string[]) => void = () => {}) =>
  fc.asyncProperty(held, moves, async (county, day) => {
    const wrong = await wrongs(county, day, fault);
    hear(wrong);
    expect(wrong).toEqual([]);
  });

const livedThrough = [
  ...[
    'ReferralAmended',
    'ReferralWithdrawn',
    'ReferralSplit',
    'PackageHandedBack',
    'PackageStartFailed',
    'CustomerPreferenceRecorded',
    'StepOpened',
  ],
  ...['StepSkipped', 'OfferAccepted', 'OfferDeclined', 'OfferLapsed', 'OfferWithdrawn', 'OfferCountered'],
  ...['OfferPartiallyAccepted', 'OfferOutcomeCorrected', 'LateAcceptanceTaken', 'AnswerRefused'],
  ...['OfferWithdrawalRequested', 'ProviderChosen', 'OfferNotChosen', 'ReferralPlaced', 'ReferralUnplaced'],
  ...[
    'RoundOpened',
    'PackagePlaced',
    'OffersPaused',
    'OffersResumed',
    'ProviderSuspended',
    'ProviderReinstated',
  ],
];

it('whatever happens at the desk, the order holds, nothing is lost and the audit finds nothing', async () => {
  const seen = new Set<string>();
  const hear = () => desk.log.events.forEach(({ type }) => seen.add(type));
  await fc.assert(fair(none, hear), { numRuns: 600 });
  expect(livedThrough.filter((type) => !seen.has(type))).toEqual([]);
});

it.each(Object.entries(plantedFaults))(
  'a desk in which %s is found by the same property',
  async (_name, fault) => {
    const heard: string[] = [];
    const property = fair(fault, (wrong) => heard.push(...wrong));
    await fc.check(property, { numRuns: 400, seed: 20_260_706, endOnFailure: true });
    expect(heard).not.toEqual([]);
  },
  60_000,
);

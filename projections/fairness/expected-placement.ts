import { localDate } from '#event-sourcing';
import { choose, type Contender, criteriaOf } from '../../contexts/referrals/index.ts';
import { rateInForce, type Rates } from '../../contexts/prices/index.ts';
import { policyOn } from '../frameworks/index.ts';
import { by } from '../measures/index.ts';
import type { CarePackage, Offer, ReferralRow } from '../referrals/index.ts';
import type { Ground } from './finding.ts';
import type { Step } from './turns.ts';

/** What the replay looks at beside a referral. */
export interface RatedGround extends Ground {
  readonly ratesOf: ReadonlyMap<string, Rates>;
}

/** The choice that Evenhand recorded, made again from the recorded values among those whose turn it was. */
function chosenAgain({ choices }: ReferralRow, yes: readonly Offer[]): Offer | undefined {
  const isYes = ({ offer }: Contender) => yes.some((each) => each.offer === offer);
  const choice = choices.findLast(({ contenders }) => contenders.some((each) => isYes(each)));
  const [first, ...others] = choice?.contenders.filter((each) => isYes(each)) ?? [];
  if (!choice || !first) return undefined;
  const [{ offer }] = choose([first, ...others], choice.criteria, choice.seed).contenders;
  return yes.find((each) => each.offer === offer);
}

/** Of an import: by what it tells of, which is neither who was placed longest ago that day nor any draw. */
function chosenFirst(
  { framework, ratesOf }: RatedGround,
  row: ReferralRow,
  yes: readonly Offer[],
  placed: CarePackage,
) {
  const [some] = yes;
  if (!some) return undefined;
  const date = localDate(some.offeredAt);
  const rateOf = (provider: string) => rateInForce(ratesOf.get(provider) ?? new Map(), some.area, date);
  const keys = {
    ability: ({ counter }: Offer) => Number(counter !== null),
    preference: ({ provider }: Offer) => Number(provider !== row.preferred),
    rate: ({ provider }: Offer) => rateOf(provider) ?? Number.MAX_SAFE_INTEGER,
  };
  const known = criteriaOf(policyOn(framework, date).policy, some.role).filter(
    (each) => each === 'ability' || each === 'preference' || each === 'rate',
  );
  const order = by<Offer>(...known.map((each) => keys[each]));
  const inOrder = yes.toSorted(order);
  const alike = inOrder.filter((each) => inOrder[0] && order(inOrder[0], each) === 0);
  return alike.find(({ provider }) => provider === placed.provider) ?? inOrder[0];
}

/**
 * Of those who said yes when it was their turn, the one that the policy of that day places. A choice that Evenhand made
 * is made again; for one that an import told of, whoever of those was placed that the criteria on record leave alike.
 */
export function expectedPlacement(
  ground: RatedGround,
  row: ReferralRow,
  steps: readonly Step[],
  placed: CarePackage,
): Offer | undefined {
  const said = ({ come, due, offers }: Step) =>
    come ? offers.filter(({ outcome, provider }) => outcome === 'accepted' && due.has(provider)) : [];
  const yes = steps.map((step) => said(step)).find((offers) => offers.length > 0) ?? [];
  return (
    chosenAgain(
      row,
      steps.flatMap((step) => said(step)),
    ) ?? chosenFirst(ground, row, yes, placed)
  );
}

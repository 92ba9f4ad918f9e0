import { FindAllocation } from '../../../../projections/allocation/index.ts';
import { type AwardLine, type BidRate, ratedKey } from '../../../../contexts/procurement/index.ts';
import type { TenderShown } from '../../../../projections/tenders/index.ts';
import { Deeds } from '../../forms/deeds.ts';
import { href, type Asked } from '../../links.ts';
import { day, moment } from '../../moments.ts';
import { byName, type Names } from '../../names.ts';
import { counted } from '../../numbers.ts';
import { pounds } from '../../referral-offer.ts';
import { capital } from '../../wording.ts';
import { pointsWords } from '../evaluation/evaluation-words.ts';
import { evaluationHref } from '../evaluation/evaluation-links.ts';
import { mayAsk } from '../../may-ask.ts';
import { rateName, tenderHref } from '../tender-words.ts';
import { type AwardGround, awardDeeds, declinedLines, isEvaluated, standsStill } from './award-deeds.ts';
import { heldWords, limitsWords, onRecordWords, passedOverWords, standingTags } from './award-words.ts';
import type { Awarded } from './find-awarded.ts';

type Colleague = (user: string) => string;
interface Told {
  readonly colleague: Colleague;
  /** What would be decided now, in a sentence, or why nothing can be; empty: it is decided, or not time yet. */
  readonly proposed: string;
}
type Line = Pick<AwardLine, 'area' | 'role' | 'provider'>;

/** Where something is done with the award, or with one line of it. */
export const awardDeedHref = (
  { framework }: Pick<Asked, 'framework'>,
  tender: string,
  deed: string,
  line: Partial<Line> = {},
): string => href(`/tenders/${encodeURIComponent(tender)}/award/${deed}`, { framework, ...line });

/** What comes next, and for whom: a paragraph each. */
function next(tender: TenderShown, proposed: string, names: Names, ground: AwardGround): readonly string[] {
  const { stage, award, notified, bidsOpenedAt } = tender;
  const [back] = declinedLines(tender);
  if (stage === 'cancelled') return ['The tender is cancelled: nothing is awarded.'];
  if (stage === 'confirmed') return [];
  if (bidsOpenedAt === null) return ['The bids are sealed. Open them once the deadline has passed.'];
  if (!isEvaluated(tender))
    return ['Next, evaluate the quality of every bid, and then the prices of every area.'];
  if (!award)
    return [
      ...(proposed === '' ? [] : [proposed]),
      'Next, look at the proposed allocation, and decide the award.',
    ];
  if (back)
    return [
      `${names.provider(back.provider)} declined to be ${back.role} in ${names.area(back.area)}. Next, decide the award again.`,
    ];
  if (award.from < ground.today)
    return [`The first day, ${day(award.from)}, is over. Next, decide the award again with a later one.`];
  if (!notified) return ['Next, read the letters, and tell the bidders.'];
  const ends = notified.standstillEndsOn;
  return [
    ends === null
      ? 'There is no standstill.'
      : standsStill(tender, ground.today)
        ? `Bidders may object until the end of ${day(ends)}. The award can be confirmed on a later day.`
        : `The standstill ended on ${day(ends)}.`,
    ground.isDecider
      ? 'You decided this award, so somebody else confirms it: ask a colleague who is a contract manager.'
      : 'Next, confirm the award.',
  ];
}

function facts(
  { award, notified, confirmed, standstillWorkingDays: days }: TenderShown,
  colleague: Colleague,
) {
  if (!award) return undefined;
  const ends = notified?.standstillEndsOn;
  const standstill = days === null ? 'none' : `${counted(days, 'working day')} once the bidders are told`;
  return [
    { name: 'Decided', value: `${moment(award.decidedAt)} by ${colleague(award.decidedBy)}` },
    { name: 'Positions', value: capital(heldWords(award)) },
    { name: 'Award limits', value: `${limitsWords(award.limits)} (policy version ${award.policyVersion})` },
    { name: 'Bidders told', value: notified ? moment(notified.notifiedAt) : 'not yet' },
    { name: 'Standstill', value: ends ? `ends on ${day(ends)}` : standstill },
    {
      name: 'Confirmed',
      value: confirmed
        ? `${moment(confirmed.confirmedAt)} by ${colleague(confirmed.confirmedBy)}`
        : 'not yet',
    },
  ];
}

/** What a bidder asks in an area, without what was rejected. */
function ratesOf({ bids }: TenderShown, { area, provider }: Line) {
  const bid = bids.find((each) => each.provider === provider);
  const isRejected = (rate: BidRate) =>
    bid?.reviews.some((each) => ratedKey(each) === ratedKey(rate) && each.concluded?.outcome === 'rejected');
  return (bid?.rates ?? []).filter((rate) => rate.area === area && !isRejected(rate));
}

/** The award of a tender: what comes next, what is decided and why, who declined, and what became of it. */
export function awardPage(
  tender: TenderShown,
  awarded: readonly Awarded[],
  names: Names,
  asked: Asked,
  { colleague, proposed, ...ground }: AwardGround & Told,
) {
  const { award, stage } = tender;
  const deeds = awardDeeds.filter((deed) => Deeds.mayDo(deed) && deed.when(tender, ground));
  const place = ({ area, role, provider }: Line) => ({
    ...{ area: names.area(area), role: capital(role), provider: names.provider(provider) },
  });
  const inOrder = <L extends { readonly area: string }>(lines: readonly L[]) =>
    lines.toSorted((a, b) => byName(names.area(a.area), names.area(b.area)));
  const mayDecline = deeds.some(({ ofLine }) => ofLine);
  const isDeclined = (line: Line) =>
    declinedLines(tender).some(
      ({ area, role, provider }) => area === line.area && role === line.role && provider === line.provider,
    );
  const row = (line: AwardLine) => ({
    ...place(line),
    points: pointsWords(line.total),
    rank: line.rank === null ? '–' : String(line.rank),
    rates: ratesOf(tender, line).map((rate) => `${rateName(rate)} ${pounds(rate.hourlyPence)}`),
    because: names.explain(line.because),
    isDeclined: isDeclined(line),
    decline:
      mayDecline && !isDeclined(line)
        ? awardDeedHref(asked, tender.tender, 'decline', {
            ...{ area: line.area, role: line.role, provider: line.provider },
          })
        : undefined,
  });
  const lines = inOrder(award?.awards ?? []);
  const needsDecision = !award || declinedLines(tender).length > 0 || award.from < ground.today;
  const toDo = deeds.filter(({ ofLine = false }) => !ofLine);
  return {
    stage,
    next: next(tender, proposed, names, ground),
    hrefs: {
      allocation:
        tender.bidsOpenedAt !== null && mayAsk(FindAllocation)
          ? tenderHref(asked, tender.tender, 'allocation')
          : undefined,
      evaluation: tender.bidsOpenedAt === null ? undefined : evaluationHref(asked, tender.tender),
      letters: award ? tenderHref(asked, tender.tender, 'letters') : undefined,
      positions: href('/positions', { framework: asked.framework }),
    },
    deeds: toDo
      .map(({ name, text }) => ({
        text: name === 'decide' && award ? 'Decide the award again' : text,
        href: awardDeedHref(asked, tender.tender, name),
        primary: name !== 'decide' || needsDecision,
      }))
      .toSorted((a, b) => Number(b.primary) - Number(a.primary)),
    facts: facts(tender, colleague),
    given: lines.filter(({ role }) => role !== 'reserve').map((line) => row(line)),
    reserves: lines.filter(({ role }) => role === 'reserve').map((line) => row(line)),
    unfilled: inOrder(award?.unfilled ?? []).map(({ area, role, passedOver }) => ({
      ...{ area: names.area(area), role: capital(role) },
      passedOver: passedOver.map((each) => passedOverWords(each, role, names)),
    })),
    declined: tender.declined.map((each) => ({
      ...place(each),
      ...{ reason: each.reason, at: each.declinedAt },
    })),
    onRecord: onRecordWords(awarded),
    awarded: inOrder(awarded).map((each) => ({
      ...place(each),
      tag: standingTags[each.standing],
      why: each.why === null ? '' : names.explain(each.why),
    })),
  };
}

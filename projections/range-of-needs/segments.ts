import type { NeedKind, PolicyDocument } from '../../contexts/agreement/index.ts';
import { type CountedOffer, meets, percentAccepted, segmentOf } from '../acceptance/index.ts';
import { by, percentOf } from '../measures/index.ts';
import { corrected } from './correction.ts';
import { type Answers, chanceMillionths } from './fisher.ts';

/** Why a segment stands out: fewer accepted than the minimum while all together meet it; too small a share. */
export type Flag = 'below-minimum' | 'under-represented';

/** How the needs of one segment were answered, beside all others. */
export interface SegmentFigure extends Answers {
  /** `carers:2`, `timeSlot:evening`, `size:420-840` and the like. */
  readonly segment: string;
  /** Truncated to one decimal. */
  readonly percent: number | null;
  /** The offers of whose needs the same is known, and that are not of the segment. */
  readonly others: Answers & { readonly percent: number | null };
  /** Percentage points by which it is below all of them together, truncated to one decimal. */
  readonly gapPoints: number;
  /** Its share of what is accepted, in percent of its share of what is offered; null when nothing is accepted. */
  readonly representationPercent: number | null;
  /** How often chance alone gives the segment as few, in millionths, rounded up; null: not assessed. */
  readonly chanceMillionths: number | null;
  /** The same, corrected for the segments tested beside it. */
  readonly correctedMillionths: number | null;
  readonly flags: readonly Flag[];
  /** `chance`: it stands out, as it well may by chance alone; `not-assessed`: too few offers, of it or of the others. */
  readonly finding: 'concern' | 'chance' | 'in-line' | 'not-assessed';
}

type Rules = PolicyDocument['rangeOfNeeds'];
interface Sample extends Answers {
  readonly segment: string;
  readonly others: Answers;
  readonly isAssessed: boolean;
}

const answersOf = (offers: readonly CountedOffer[]): Answers => ({
  accepted: offers.filter(({ counting }) => counting === 'accepted').length,
  counted: offers.length,
});

/** The segments of one kind that anything was offered of; what nobody knows the need of is left out. */
function samplesOf(offers: readonly CountedOffer[], kind: NeedKind, rules: Rules): readonly Sample[] {
  const known = offers.flatMap((offer) => (offer.need === null ? [] : [{ offer, need: offer.need }]));
  const all = answersOf(known.map(({ offer }) => offer));
  const grouped = Map.groupBy(known, ({ need }) => segmentOf(need, kind, rules));
  return [...grouped]
    .map(([segment, members]) => {
      const own = answersOf(members.map(({ offer }) => offer));
      const others = { accepted: all.accepted - own.accepted, counted: all.counted - own.counted };
      const isAssessed = Math.min(own.counted, others.counted) >= rules.minimumSample;
      return { segment, ...own, others, isAssessed };
    })
    .toSorted(bySegment);
}

/** Bands by their size, everything else by its name. */
const bySegment = by<{ readonly segment: string }>(
  ({ segment }) => (segment.startsWith('size:') ? Number.parseInt(segment.slice(5), 10) : 0),
  ({ segment }) => segment,
);

/** Percentage points of a share below another, towards zero at one decimal; exact until then. */
function pointsBelow(own: Answers, all: Answers): number {
  const tenths = BigInt(all.accepted * own.counted - own.accepted * all.counted) * 1000n;
  return Number(tenths / BigInt(all.counted * own.counted)) / 10 + 0;
}

function flagsOf(own: Answers, all: Answers, rules: Rules, minimumPercent: number): readonly Flag[] {
  const flags: Flag[] = [];
  if (!meets(own, minimumPercent) && meets(all, minimumPercent)) flags.push('below-minimum');
  if (100 * own.accepted * all.counted < rules.representationPercent * own.counted * all.accepted)
    flags.push('under-represented');
  return flags;
}

/**
 * Whether what is accepted reflects the range of needs that is offered (S4:109; domain 1.5). A segment is of concern
 * when it stands out and when chance alone would bring that about less often than the policy allows.
 *
 * @param offers the counted offers of one position
 */
export function segmentFigures(
  offers: readonly CountedOffer[],
  rules: Rules,
  minimumPercent: number,
): readonly SegmentFigure[] {
  const samples = rules.segments.flatMap((kind) => samplesOf(offers, kind, rules));
  const tested = samples.filter(({ isAssessed }) => isAssessed);
  const chances = tested.map((sample) => chanceMillionths(sample, sample.others));
  const beside = corrected(chances, rules.correction);
  return samples.map(({ segment, accepted, counted, others, isAssessed }): SegmentFigure => {
    const own = { accepted, counted };
    const all = { accepted: accepted + others.accepted, counted: counted + others.counted };
    const test = tested.findIndex((each) => each.segment === segment);
    const flags = isAssessed ? flagsOf(own, all, rules, minimumPercent) : [];
    const correctedMillionths = beside[test] ?? null;
    const isRare = correctedMillionths !== null && correctedMillionths <= rules.significancePermille * 1000;
    const standsOut = isRare ? 'concern' : 'chance';
    return {
      segment,
      ...own,
      percent: percentAccepted(own),
      others: { ...others, percent: percentAccepted(others) },
      gapPoints: pointsBelow(own, all),
      representationPercent: percentOf(accepted * all.counted, counted * all.accepted),
      chanceMillionths: chances[test] ?? null,
      correctedMillionths,
      flags,
      finding: !isAssessed ? 'not-assessed' : flags.length === 0 ? 'in-line' : standsOut,
    };
  });
}

import type { Views } from '#event-sourcing';
import type { JudgedFigure, JudgedSegment } from '../../contexts/performance/index.ts';
import type { RangeOfNeedsDocument, RangeRow } from '../range-of-needs/index.ts';
import { isInSegment } from './need-segments.ts';
import { offersBehind } from './offers-behind.ts';

type Needs = JudgedFigure['needs'];

/** The offers that a position's figures rest on. */
function basisOf(views: Views, { framework, asOf }: RangeOfNeedsDocument, row: RangeRow) {
  const { provider, area, role } = row;
  const { offers } = offersBehind(views, { framework, asOf, provider, area, role, state: 'counted' });
  return offers.flatMap(({ referral, offer, revision, need }) =>
    need === null ? [] : [{ referral, offer, revision, need }],
  );
}

/** What the range of needs says of a position, as it is judged: with its offers, where a segment is of concern. */
export const judgedNeeds =
  (views: Views, document: RangeOfNeedsDocument) =>
  (cell: Pick<RangeRow, 'provider' | 'area' | 'role'>): Needs => {
    const row = document.rows.find(
      ({ provider, area, role }) => provider === cell.provider && area === cell.area && role === cell.role,
    );
    const offers =
      row?.segments.some(({ finding }) => finding === 'concern') === true
        ? basisOf(views, document, row)
        : [];
    return {
      kinds: document.rules.segments,
      segments: (row?.segments ?? []).flatMap((each): readonly JudgedSegment[] => {
        const { segment, accepted, counted, flags, finding, chanceMillionths, correctedMillionths } = each;
        if (finding === 'not-assessed' || chanceMillionths === null || correctedMillionths === null)
          return [];
        const others = { accepted: each.others.accepted, counted: each.others.counted };
        const basis = offers.map(({ need, ...offer }) => ({
          ...offer,
          inSegment: isInSegment(need, segment),
        }));
        const figure = { segment, accepted, counted, others, chanceMillionths, correctedMillionths };
        return [{ ...figure, flags: [...flags], finding, basis: finding === 'concern' ? basis : [] }];
      }),
    };
  };

import type { JudgedSegment } from '../../../contexts/performance/acceptance-figures.ts';
import { assessAcceptance, FiguresOutOfDate } from '../../../contexts/performance/assess-acceptance.ts';
import { positionAcceptance } from '../../../contexts/performance/position-acceptance.ts';
import {
  RangeOfNeedsConcernEnded,
  RangeOfNeedsConcernRaised,
} from '../../../contexts/performance/range-of-needs.events.ts';
import { folded, given } from '../../support/given.ts';
import { breached, judged } from './figures.ts';

const { provider, area, role, asOf, window, policyVersion, minimumPercent } = judged('met');
const position = { framework: 'CSH-2025', provider, area, role, asOf };
/** Domain 1.5. */
const figure = {
  segment: 'carers:2',
  ...{ accepted: 5, counted: 12, others: { accepted: 26, counted: 28 } },
  ...{ chanceMillionths: 1147, correctedMillionths: 2294 },
  flags: ['below-minimum', 'under-represented'] as ('below-minimum' | 'under-represented')[],
  basis: [{ referral: 'R1', offer: 'O1', revision: 2, inSegment: true }],
};
const raised = new RangeOfNeedsConcernRaised({
  ...position,
  ...{ window, policyVersion, minimumPercent },
  ...figure,
});
const ended = (reason: RangeOfNeedsConcernEnded['reason']) =>
  new RangeOfNeedsConcernEnded({ ...position, segment: 'carers:2', reason });

const found = (finding: JudgedSegment['finding'], kinds = ['carers']) => ({
  needs: { kinds, segments: [{ ...figure, finding }] },
});
const nothing = (kinds = ['carers']) => ({ needs: { kinds, segments: [] } });
const assess = (...of: Parameters<typeof judged>) => assessAcceptance('CSH-2025', judged(...of), 0, null);

describe('assessing whether a position reflects the range of needs', () => {
  it('raises a concern with its figure and its offers, once', () => {
    given(positionAcceptance)
      .when(assess('met', found('concern')))
      .thenRecords(raised);
    given(positionAcceptance, raised)
      .when(assess('met', found('concern')))
      .thenRecordsNothing();
    given(positionAcceptance, raised, ended('reflects'))
      .when(assess('met', found('concern')))
      .thenRecords(raised);
  });

  it('raises one beside a breach, and while the whole is too few to judge', () => {
    given(positionAcceptance)
      .when(assess('below', found('concern')))
      .thenRecords(breached, raised);
    given(positionAcceptance, raised, breached)
      .when(assess('below', found('concern')))
      .thenRecordsNothing();
    given(positionAcceptance, breached)
      .when(assess('insufficient', found('concern')))
      .thenRecords(raised);
  });

  it('ends it when the segment no longer stands out, once', () => {
    given(positionAcceptance, raised)
      .when(assess('met', found('in-line')))
      .thenRecords(ended('reflects'));
    given(positionAcceptance, raised, ended('reflects'))
      .when(assess('met', found('in-line')))
      .thenRecordsNothing();
  });

  it('changes nothing for what may be chance, or is too few to tell', () => {
    for (const needs of [found('chance'), nothing()]) {
      given(positionAcceptance).when(assess('met', needs)).thenRecordsNothing();
      given(positionAcceptance, raised).when(assess('met', needs)).thenRecordsNothing();
    }
  });

  it.each(['monitored', 'mobilising'] as const)('raises none while %s', (status) => {
    given(positionAcceptance)
      .when(assess(status, found('concern')))
      .thenRecordsNothing();
  });

  it('ends it when the position is no longer held, and raises none then', () => {
    const left = { ...found('concern'), held: false };
    given(positionAcceptance, raised).when(assess('met', left)).thenRecords(ended('position-vacated'));
    given(positionAcceptance).when(assess('met', left)).thenRecordsNothing();
  });

  it('ends it when the policy no longer tells needs apart by it', () => {
    given(positionAcceptance, raised)
      .when(assess('met', nothing(['rural'])))
      .thenRecords(ended('no-longer-judged'));
  });

  it('wants figures that know what was judged last', () => {
    const old = assessAcceptance('CSH-2025', judged('met', found('in-line')), null, null);
    expect(() => old(folded(positionAcceptance, [raised]), '2026-07-01T08:00:00.000Z')).toThrow(
      FiguresOutOfDate,
    );
  });
});

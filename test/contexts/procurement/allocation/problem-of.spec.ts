import { AreaDefined, framework } from '../../../../contexts/agreement/index.ts';
import { problemOf, rankedFor } from '../../../../contexts/procurement/allocation/problem-of.ts';
import { tender, TenderOpened } from '../../../../contexts/procurement/index.ts';
import { folded } from '../../../support/given.ts';
import { adopted, area, areaFacts, established, position } from '../../agreement/events.ts';
import { terms } from '../evaluation/evaluation.ts';
import { agreement, judged, of, period, type Totals } from '../award/awarding.ts';
import { declined } from './explained.ts';

const evaluatedOf = (totals: Totals, known = agreement(Object.keys(totals), 2)) => {
  const { events, bids } = judged(totals);
  return { events, evaluated: { tender: folded(tender, events), bids, agreement: known } };
};
const problem = (totals: Totals, known = agreement(Object.keys(totals), 2)) => {
  const { evaluated } = evaluatedOf(totals, known);
  return problemOf(evaluated, evaluated.tender.terms!, period);
};

describe('what an allocation is made from', () => {
  it('is every bid with its points, as often as its role counts', () => {
    expect(problem({ A01: { P1: 83 } }).options).toEqual([
      { provider: 'P1', area: 'A01', role: 'primary', worth: 166_000_000 },
      { provider: 'P1', area: 'A01', role: 'secondary', worth: 83_000_000 },
    ]);
  });

  it('counts expected hours where the objective does, and an area of unknown hours once', () => {
    const { events, bids } = judged({ A01: { P1: 80 }, A02: { P1: 80 } }, ['primary']);
    const [opened] = events;
    if (!(opened instanceof TenderOpened)) throw new Error('No tender was opened.');
    const objective = { primary: 3, secondary: 1, by: 'points-and-hours' as const };
    const state = folded(tender, [new TenderOpened({ ...opened, objective }), ...events.slice(1)]);
    const known = folded(framework, [
      established,
      new AreaDefined({ ...areaFacts('A01'), expectedWeeklyMinutes: 90_030 }),
      new AreaDefined({ ...areaFacts('A02'), expectedWeeklyMinutes: null }),
    ]);
    const { options } = problemOf({ tender: state, bids, agreement: known }, state.terms!, period);
    expect(options.map(({ worth }) => worth)).toEqual([3 * 1501 * 80_000_000, 3 * 80_000_000]);
  });

  it('leaves out whoever declined that position, and for all whoever holds another in the area', () => {
    const totals = { A01: { P1: 90, P2: 80, P3: 70 } };
    const { events, bids } = judged(totals);
    const state = folded(tender, [...events, declined('A01', 'primary', 'P1')]);
    const held = agreement(['A01'], 2, [position('A01', 'reserve', 'P2')]);
    const { options } = problemOf({ tender: state, bids, agreement: held }, state.terms!, period);
    expect(options.map(({ provider, role }) => `${provider} ${role}`)).toEqual([
      'P3 primary',
      'P1 secondary',
      'P3 secondary',
    ]);
  });

  it('has as limits what the policy leaves each, on the day on which least is left', () => {
    const known = agreement(['A01', 'A08', 'A09'], 2, [
      position('A09', 'primary', 'P1'),
      // Held until a day in the period, and from a later one: never both.
      position('A08', 'primary', 'P2', '2026-01-05', '2026-11-02'),
    ]);
    const { limits } = problem({ A01: { P1: 80, P2: 70 } }, known);
    expect(limits.filter(({ role }) => role === 'primary')).toEqual([
      { provider: 'P1', level: 1, role: 'primary', most: 1 },
      { provider: 'P2', level: 1, role: 'primary', most: 1 },
    ]);
    const free = folded(framework, [established, area('A01', 1)]);
    expect(problem({ A01: { P1: 80 } }, free).limits).toEqual([]);
    const over = agreement(['A01', 'A08', 'A09'], 1, [
      position('A09', 'primary', 'P1'),
      adopted({ awardLimits: { 1: { primary: 0 } } }, { version: 2 }),
    ]);
    expect(problem({ A01: { P1: 80 } }, over).limits).toContainEqual({
      provider: 'P1',
      level: 1,
      role: 'primary',
      most: 0,
    });
  });

  it('can be asked under other limits than the policy’s', () => {
    const { evaluated } = evaluatedOf({ A01: { P1: 80 } });
    const asked = (most: number | undefined) =>
      problemOf(evaluated, evaluated.tender.terms!, period, () =>
        most === undefined ? {} : { 1: { primary: most } },
      );
    expect(asked(5).limits).toEqual([{ provider: 'P1', level: 1, role: 'primary', most: 5 }]);
    expect(asked(undefined).limits).toEqual([]);
  });

  it('is not there before every price is, nor where the sum could not be added exactly', () => {
    const { events, bids } = judged({ A01: { P1: 80 }, A02: { P1: 80 }, A03: { P1: 80 } });
    const known = agreement(['A01', 'A02', 'A03'], 2);
    const early = folded(tender, events.slice(0, -2));
    expect(() => problemOf({ tender: early, bids, agreement: known }, early.terms!, period)).toThrow(
      'The prices of A02, A03 are not evaluated',
    );
    const state = folded(tender, events);
    const huge = new TenderOpened({
      ...{ ...terms, ...of, lots: state.terms!.lots },
      objective: { primary: 1_000_000, secondary: 1, by: 'points-and-hours' },
    });
    const large = folded(framework, [
      established,
      ...['A01', 'A02', 'A03'].map(
        (each) => new AreaDefined({ ...areaFacts(each), expectedWeeklyMinutes: 600_000 }),
      ),
    ]);
    expect(() =>
      problemOf({ tender: state, bids, agreement: large }, { ...state.terms!, ...huge }, period),
    ).toThrow('open the tender with smaller ones');
  });
});

describe('the bids for a position', () => {
  it('are ranked, each only where it was given for that position', () => {
    const { evaluated } = evaluatedOf({ A01: { P1: 70, P2: 80 } });
    expect(rankedFor(evaluated, { area: 'A01', role: 'primary' }).map(({ provider }) => provider)).toEqual([
      'P2',
      'P1',
    ]);
    expect(rankedFor(evaluated, { area: 'A01', role: 'reserve' })).toEqual([]);
    expect(rankedFor(evaluated, { area: 'A07', role: 'primary' })).toEqual([]);
  });
});

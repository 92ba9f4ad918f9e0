import { AwardConfirmed, PricesEvaluated } from '../../../../contexts/procurement/index.ts';
import { Evaluation, now, of } from './evaluation.ts';
import { assessed, evaluating, flagging, moderating, scoring } from './verbs.ts';

const offers = { A: 2400, B: 2000, C: 1500 };
const qualities = { A: 80, B: 66, C: 55 };

function judged(minimumQualityPercent: number) {
  const at = new Evaluation(offers, { minimumQualityPercent });
  for (const [provider, score] of Object.entries(qualities)) assessed(at, provider, score);
  return at;
}

describe('the worked example of quality first (domain 1.6)', () => {
  it('has B win by 83.00 points, because C did not pass and its price is not looked at', () => {
    expect(evaluating(judged(60))).toStrictEqual([
      new PricesEvaluated({
        ...of,
        area: 'A01',
        method: 'lowest-over-price',
        referencePence: 2000,
        ranking: [
          { provider: 'B', pence: 2000, quality: 33_000_000, price: 50_000_000, total: 83_000_000, rank: 1 },
          { provider: 'A', pence: 2400, quality: 40_000_000, price: 41_666_667, total: 81_666_667, rank: 2 },
        ],
        evaluatedAt: now,
      }),
    ]);
  });

  it('would have A win by 71.25 to 70.50 with the price of C as the reference', () => {
    const [evaluated] = evaluating(judged(0)) as [PricesEvaluated];
    const totals = new Map(evaluated.ranking.map(({ provider, total }) => [provider, total]));
    expect(evaluated.referencePence).toBe(1500);
    expect([totals.get('A'), totals.get('B')]).toEqual([71_250_000, 70_500_000]);
  });
});

it('waits for the quality of every bid for the area', () => {
  const at = new Evaluation(offers);
  assessed(at, 'A', 80);
  assessed(at, 'B', 66);
  scoring(at, 'C', 55);
  moderating(at, 'C', 55);
  expect(Evaluation.refusal(() => evaluating(at))).toBe('quality-not-assessed');
});

describe('asked again', () => {
  const later = (at: Evaluation) => {
    at.bids.set('D', new Evaluation({ D: 1000 }).bids.get('D')!);
    assessed(at, 'D', 90);
  };

  it('records nothing that is not new', () => {
    const at = judged(60);
    expect(evaluating(at)).toHaveLength(1);
    expect(evaluating(at)).toEqual([]);
    later(at);
    expect(evaluating(at)).toHaveLength(1);
  });

  it('is refused what an award no longer can rest on', () => {
    const at = judged(60);
    evaluating(at);
    later(at);
    const confirmed = {
      ...of,
      awards: [],
      from: '2026-08-01',
      to: null,
      confirmedAt: now,
      confirmedBy: 'u-2',
    };
    at.onTender(() => [new AwardConfirmed(confirmed)]);
    expect(Evaluation.refusal(() => evaluating(at))).toBe('award-confirmed');
  });
});

it('waits for rates that stand out to be flagged, and for their reviews', () => {
  const at = new Evaluation(
    { A: 2040, B: 2090, C: 1000 },
    {},
    {
      ...{ rule: 'percent-of-median', quartiles: 'inclusive', floorPence: null },
      ...{ lowPercentOfMedian: 90, highPercentOfMedian: 110 },
    },
  );
  for (const provider of ['A', 'B', 'C']) assessed(at, provider, 80);
  expect(Evaluation.refusal(() => evaluating(at))).toBe('rates-not-flagged');
  expect(flagging(at)).toHaveLength(1);
  expect(flagging(at)).toEqual([]);
  expect(Evaluation.refusal(() => evaluating(at))).toBe('rate-under-review');
});

it('records an area in which nobody passed, so that the award can leave it empty', () => {
  const at = new Evaluation({ A: 2400 });
  assessed(at, 'A', 59);
  const [evaluated] = evaluating(at) as [PricesEvaluated];
  expect(evaluated).toMatchObject({ referencePence: null, ranking: [] });
});

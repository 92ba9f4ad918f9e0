import { defaultPolicy } from '../../../contexts/agreement/index.ts';
import { areaEvaluation, bidEvaluation } from '../../../projections/tender-evaluation/index.ts';
import { JudgedTender } from './judged-tender.ts';

const rule = defaultPolicy.rateReview;
const area = (judged: JudgedTender) => areaEvaluation('A01', judged.row(), rule);
const answer = (judged: JudgedTender, provider: string) => {
  const row = judged.row();
  return bidEvaluation(
    row.bids.find((each) => each.provider === provider)!,
    row,
  ).answers[0];
};

describe('an answer', () => {
  it('says who scored it, how far apart, who is waited for, and what was agreed', () => {
    const judged = new JudgedTender({ A: 2000 }).evaluator('u-1').evaluator('u-2').evaluator('u-3', null);
    judged.score('A', 'u-1', 60).score('A', 'u-2', 75);
    expect(answer(judged, 'A')).toEqual({
      ...{ question: 'Q1', text: 'We are A.', waitsFor: ['u-3'], spread: 15, moderated: null },
      scores: [
        { evaluator: 'u-1', score: 60, leftOut: false },
        { evaluator: 'u-2', score: 75, leftOut: false },
      ],
    });
    expect(answer(judged.moderated('A', 70), 'A')?.moderated).toEqual({ score: 70, reason: 'Agreed.' });
  });

  it('leaves out whoever has an interest in that bidder, and in no other', () => {
    const judged = new JudgedTender({ A: 2000, B: 2000 }).evaluator('u-1').evaluator('u-2', ['A']);
    judged.score('A', 'u-1', 60).score('A', 'u-2', 99).score('B', 'u-1', 60);
    expect(answer(judged, 'A')).toMatchObject({ waitsFor: [], spread: null });
    expect(answer(judged, 'A')?.scores.map(({ leftOut }) => leftOut)).toEqual([false, true]);
    expect(answer(judged, 'B')?.waitsFor).toEqual(['u-2']);
  });
});

describe('an area', () => {
  const three = () => new JudgedTender({ A: 2000, B: 2050, C: 1500 });

  it('shows no rate before the quality of every bid for it is assessed', () => {
    const found = area(three().assessed('A', 80_000_000).assessed('B', 80_000_000));
    expect(found).toMatchObject({ step: 'quality', waitsFor: ['C'], bidders: ['A', 'B', 'C'] });
    expect([found.toFlag, found.reviews, found.prices]).toEqual([[], [], null]);
  });

  it('goes from flags over reviews to prices', () => {
    const judged = three();
    for (const provider of ['A', 'B', 'C']) judged.assessed(provider, 80_000_000);
    expect(area(judged)).toMatchObject({
      step: 'flags',
      toFlag: [
        { provider: 'C', hourlyPence: 1500, flags: [{ rule: 'below-median', limitMilliPence: 1_800_000 }] },
      ],
    });
    judged.flagged('C', { rule: 'below-median', limitMilliPence: 1_800_000 });
    expect(area(judged)).toMatchObject({ step: 'reviews', toFlag: [], reviews: [{ provider: 'C' }] });
    judged.concluded('C', 'rejected');
    expect(area(judged)).toMatchObject({ step: 'ready' });
    expect(area(judged.priced('A', 'B'))).toMatchObject({ step: 'evaluated', unpriced: ['C'] });
  });

  it('has nothing to flag of a bid that did not pass', () => {
    const judged = three().assessed('A', 80_000_000).assessed('B', 80_000_000).assessed('C', 1, false);
    expect(area(judged)).toMatchObject({ step: 'ready', toFlag: [], unpriced: [] });
  });
});

import { segmentOf } from '../../projections/acceptance/index.ts';
import { defaultPolicy } from '../../contexts/agreement/index.ts';
import { chanceWords, needWords } from '../../src/web/need-words.ts';

describe('a kind of need', () => {
  it.each([
    ['carers:1', 'care by one worker'],
    ['carers:2', 'care by two workers at once'],
    ['rural:1', 'rural care'],
    ['timeSlot:evening', 'evening care'],
    ['timeSlot:live-in', 'live-in care'],
    ['size:0-420', 'packages of up to 7 hours a week'],
    ['size:420-840', 'packages of more than 7 and up to 14 hours a week'],
    ['size:1680-', 'packages of more than 28 hours a week'],
    ['urgency:urgent', 'urgent referrals'],
  ])('%s is %s', (segment, words) => {
    expect(needWords(segment)).toBe(words);
  });

  it('has words for every segment that a need can belong to', () => {
    const need = {
      weeklyMinutes: 450,
      carers: 2,
      rural: false,
      timeSlot: 'night',
      urgency: 'standard',
    } as const;
    expect(
      defaultPolicy.rangeOfNeeds.segments.map((kind) =>
        needWords(segmentOf(need, kind, defaultPolicy.rangeOfNeeds)),
      ),
    ).toEqual([
      'care by two workers at once',
      'care outside the countryside',
      'night care',
      'packages of more than 7 and up to 14 hours a week',
      'referrals that are not urgent',
    ]);
  });
});

it.each([
  [1147, '0.2%'],
  [1, '0.1%'],
  [50_000, '5%'],
  [1_000_000, '100%'],
  [null, '–'],
])('chance of %p millionths is said as %s, never smaller than it is', (millionths, words) => {
  expect(chanceWords(millionths)).toBe(words);
});

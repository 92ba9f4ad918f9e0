import { orderExplained } from '../../../projections/explanation/index.ts';
import {
  askedReserve,
  candidate,
  choice,
  chosenReserve,
  reserveStep,
  seed,
} from '../../support/live-referral.ts';

const explain = (county = chosenReserve(), offer?: string) =>
  orderExplained(county.views(), { referral: 'R1', ...(offer && { offer }) });

describe('why a referral was offered in this order', () => {
  it('is told step by step, and the same order comes of the recorded basis', () => {
    const { steps, choices, same, order, standing } = explain();
    expect({ same, order, standing, differences: steps[0]?.differences }).toEqual({
      ...{ same: true, order: ['reserve'], standing: 'to-decide', differences: [] },
    });
    expect(steps[0]?.asked).toEqual(['P3', 'P2']);
    expect(steps[0]?.words).toEqual([
      'All reserve providers that nothing bars are asked at the same moment, for an answer by 1 June 2026 at 14:00.',
      'P1 is not asked: SUSPENDED.',
      'P3 is asked.',
      'P2 is asked.',
    ]);
    expect(choices[0]?.words).toEqual([
      'P3 comes before P2: its rate is lower (£20.40 an hour, P2: £21.00 an hour).',
    ]);
  });

  it('is told of one offer alone', () => {
    expect(explain(chosenReserve(), 'R1.9')).toMatchObject({
      steps: [],
      choices: [],
      offers: [],
      same: true,
    });
    expect(explain(chosenReserve(), 'R1.2').offers.map(({ offer }) => offer)).toEqual(['R1.1', 'R1.2']);
  });

  it('says of who was not chosen why, without anybody’s rate', () => {
    const [, notChosen] = explain().offers;
    expect(notChosen?.words).toMatch(
      /^P2 was asked as reserve .*; another one was chosen: its rate is lower\.$/,
    );
    expect(notChosen?.words).not.toMatch(/£|2040|P3/);
  });

  it.each([
    [
      'candidates in another order',
      { candidates: reserveStep().candidates.toReversed() },
      'the order of the candidates',
    ],
    ['an offer to nobody asked', { invited: ['R1.2', 'R1.1'] }, 'whoever is asked'],
    [
      'one asked who was barred',
      { candidates: [candidate('P1', 1900), ...reserveStep().candidates.slice(1)] },
      'whoever is asked',
    ],
    ['criteria of another policy', { criteria: ['rate' as const] }, 'the criteria'],
    ['all asked, one after the other', { invite: 'one' as const }, 'whether all are asked at once'],
    ['a policy that there is not', { policyVersion: 9 }, 'no policy of that version'],
  ])('comes out otherwise when the step has %s', (_what, tampered, difference) => {
    const { same, steps } = explain(askedReserve(reserveStep(tampered)));
    expect(same).toBe(false);
    expect(steps[0]?.differences.join(' ')).toContain(difference);
  });

  const [first, second] = choice().contenders;
  it.each([
    [
      'the dearer one first',
      { contenders: [second!, first!], offer: 'R1.2', provider: 'P2' },
      'the order of those',
    ],
    ['the other one chosen', { offer: 'R1.2', provider: 'P2' }, 'whoever was chosen'],
    ['another reason', { decidedBy: 'preference' as const }, 'what told the first from the second'],
    [
      'another rate than the step had',
      { contenders: [{ ...first!, hourlyPence: 2000 }, second!] },
      'the values compared',
    ],
    [
      'a yes to something else told as a plain yes',
      { contenders: [first!, { ...second!, able: false }], decidedBy: 'ability' as const },
      'the values compared',
    ],
    ['another seed than the step had', { seed: seed.replaceAll('0', 'f') }, 'the seed'],
  ])('comes out otherwise when the choice has %s', (_what, tampered, difference) => {
    const { same, choices } = explain(chosenReserve(reserveStep(), choice(tampered)));
    expect(same).toBe(false);
    expect(choices[0]?.differences.join(' ')).toContain(difference);
  });
});

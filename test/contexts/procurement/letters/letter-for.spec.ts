import { letterFor } from '../../../../contexts/procurement/index.ts';
import { judgedRow, secretsOf } from './judged-row.ts';

const letter = (provider: string) => letterFor(judgedRow, provider)!;
const groundsOf = (provider: string) =>
  letter(provider).positions.map(({ area, role, grounds }) => `${area} ${role} ${grounds}`);

describe('a letter', () => {
  it('tells a bidder its own scores with the reasons, and its points and rank in each area', () => {
    const { quality, answers, positions } = letter('P03');
    expect(quality).toEqual({ points: 80_000_002, passed: true, failed: [] });
    expect(answers.map(({ question, score, reason }) => [question, score, reason])).toEqual(
      judgedRow.questions.map(({ question }) => [question, 4, `why P03 ${question}`]),
    );
    expect(positions[0]).toMatchObject({
      ...{ area: 'A01', role: 'primary', grounds: 'fewer-points' },
      own: { quality: 40_000_002, price: 29_999_998, total: 70_000_000, rank: 3 },
    });
  });

  it('tells it who won, with the points and the scores of the winner', () => {
    const { positions, winners } = letter('P03');
    expect(positions[0]?.winner).toEqual({
      ...{ provider: 'P02', quality: 40_000_001, price: 44_999_999, total: 85_000_000 },
    });
    expect(winners.map(({ provider, name }) => [provider, name])).toEqual([['P02', 'Beech Care']]);
    expect(winners[0]?.answers[0]).toMatchObject({ question: 'Q1', score: 4, reason: 'why P02 Q1' });
  });

  it('says why each position is whose it is', () => {
    expect(groundsOf('P01')).toEqual([
      'A01 primary limit',
      'A01 secondary awarded',
      'A02 primary awarded',
      'A03 primary limit',
    ]);
    expect(letter('P01').positions[0]).toMatchObject({
      ...{
        areas: ['A02'],
        most: 1,
        winner: { provider: 'P02', total: 85_000_000 },
        own: { total: 90_000_000 },
      },
    });
    expect(letter('P01').positions[3]).toMatchObject({ winner: null, areas: ['A02'] });
    expect(groundsOf('P02')).toEqual([
      'A01 primary awarded',
      'A01 secondary primary-here',
      'A02 primary fewer-points',
    ]);
    expect(groundsOf('P03')).toEqual(['A01 primary fewer-points', 'A01 reserve listed']);
  });

  it('tells a bid that did not pass on quality where it failed, and its price was not looked at', () => {
    const { quality, positions } = letter('P04');
    expect(quality).toEqual({ points: 20_000_000, passed: false, failed: ['Q1'] });
    expect(positions.map(({ own, grounds }) => [own, grounds])).toEqual([
      [null, 'quality'],
      [null, 'quality'],
    ]);
  });

  it('tells why a rate was rejected, and who passed without a free place on the list', () => {
    expect(letter('P05')).toMatchObject({
      rejected: [{ area: 'A01', hourlyPence: 2444, reason: 'Below the wage' }],
      positions: [{ grounds: 'no-price' }, { grounds: 'no-price' }],
    });
    expect(groundsOf('P06')).toEqual(['A02 primary fewer-points', 'A02 reserve not-free']);
  });

  it('ends the standstill on a day, and is a draft before it is sent', () => {
    expect(letter('P03')).toMatchObject({ standstillEndsOn: '2026-07-30', from: '2026-10-05', to: null });
    const draft = letterFor({ ...judgedRow, notified: null }, 'P03');
    const [winner] = letter('P03').winners;
    expect(draft).toEqual({
      ...{ ...letter('P03'), notifiedAt: null, standstillEndsOn: null },
      winners: [{ ...winner, name: null }],
    });
  });

  it('is for those alone who bid, once it is decided', () => {
    expect(letterFor(judgedRow, 'P09')).toBeNull();
    expect(letterFor({ ...judgedRow, award: null }, 'P03')).toBeNull();
  });

  it.each(judgedRow.bids.map(({ provider }) => provider))(
    'to %s holds nothing of another loser and no rate but its own',
    (provider) => {
      const text = JSON.stringify(letter(provider));
      const told = new Set([provider, ...letter(provider).winners.map((each) => each.provider)]);
      const others = judgedRow.bids.map((each) => each.provider).filter((each) => each !== provider);
      const secrets = others.flatMap((other) => [...(told.has(other) ? [] : [other]), ...secretsOf(other)]);
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
      expect(text).not.toMatch(/secret|u-8|u-9/);
    },
  );
});

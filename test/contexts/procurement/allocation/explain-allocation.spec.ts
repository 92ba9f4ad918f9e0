import {
  explainAllocation,
  pointsInWords,
} from '../../../../contexts/procurement/allocation/explain-allocation.ts';
import { tender } from '../../../../contexts/procurement/index.ts';
import { folded } from '../../../support/given.ts';
import { position } from '../../agreement/events.ts';
import { judged } from '../award/awarding.ts';
import { declined, explained } from './explained.ts';

const primary = { roles: ['primary' as const] };

describe('why a position is whose it is', () => {
  it('is the best of all bids for it, or the only one', async () => {
    const { words } = await explained({ A01: { P1: 83, P2: 80, P3: 70 }, A02: { P4: 61.5 } }, primary);
    expect(Object.fromEntries(words)).toMatchObject({
      'A01/primary': 'P1 has 83.00 points: best of 3 bids for it.',
      'A02/primary': 'P4 has 61.50 points: the only bid for it.',
    });
  });

  it('is second here because it is first elsewhere, as often as the limit lets it be', async () => {
    const near = { P1: 90, P2: 89, P3: 10 };
    const { words } = await explained({
      ...{ A01: near, A03: { P1: 90, P2: 40, P3: 10 }, A07: { P1: 90, P2: 40, P3: 10 } },
    });
    expect(words.get('A01/primary')).toBe(
      'P2 has 89.00 points. P1, with 90.00, is primary in A03 and A07, and may be given 2 of level 1.',
    );
    expect(words.get('A01/secondary')).toBe(
      'P1 has 90.00 points: best of 3 bids for it. ' +
        'It is not primary here: it is primary in A03 and A07, and may be given 2 of level 1.',
    );
    expect(words.get('A03/secondary')).toContain('P1, with 90.00, is primary here');
  });

  it('is another than the best, which has as many elsewhere as the limit allows', async () => {
    const { words } = await explained(
      { A01: { P1: 90, P2: 80 }, A02: { P1: 83, P2: 82, P3: 81 } },
      { ...primary, most: 1 },
    );
    expect(words.get('A02/primary')).toBe(
      'P2 has 82.00 points. P1, with 83.00, is primary in A01, and may be given 1 of level 1.',
    );
  });

  it('is another than the best, which holds as many already', async () => {
    const held = [position('A09', 'primary', 'P1')];
    const { words } = await explained({ A01: { P1: 90, P2: 80 } }, { ...primary, most: 1, held });
    expect(words.get('A01/primary')).toBe(
      'P2 has 80.00 points. P1, with 90.00, may be given no more primary positions of level 1.',
    );
  });

  it('is another than the best, which is here already or declined it', async () => {
    const held = [position('A01', 'reserve', 'P1')];
    const { words } = await explained(
      { A01: { P1: 90, P2: 85, P3: 80 } },
      { ...primary, held, declined: [declined('A01', 'primary', 'P2')] },
    );
    expect(words.get('A01/primary')).toBe(
      'P3 has 80.00 points. P1, with 90.00, holds another position here already; P2, with 85.00, declined it.',
    );
  });

  it('is one of two with as many points, and says so', async () => {
    const { words } = await explained({ A01: { P1: 80, P2: 80, P3: 70 } }, primary);
    expect(words.get('A01/primary')).toMatch(
      /^P([12]) has 80.00 points\. P(?!\1)[12], with 80.00, could have it too: all together is worth the same\.$/,
    );
    const { words: two } = await explained(
      { A01: { P1: 80, P2: 80 }, A02: { P1: 90 } },
      { ...primary, most: 1 },
    );
    expect(two.get('A01/primary')).toBe(
      'P2 has 80.00 points. P1, with 80.00, is primary in A02, and may be given 1 of level 1.',
    );
  });

  it('is secondary although it is better, where more positions are filled so', async () => {
    const { events } = judged({ A01: { P1: 90, P2: 80 } });
    const problem = {
      areas: [{ area: 'A01', level: 1 as const }],
      options: [
        { provider: 'P1', area: 'A01', role: 'primary' as const, worth: 180 },
        { provider: 'P2', area: 'A01', role: 'primary' as const, worth: 160 },
        { provider: 'P1', area: 'A01', role: 'secondary' as const, worth: 90 },
      ],
      limits: [],
    };
    const given = problem.options.slice(1);
    const words = explainAllocation(problem, { given }, folded(tender, events).prices);
    expect([...words.values()]).toEqual([
      'P2 has 80.00 points. P1, with 90.00, is secondary here, which is best for all positions together.',
      'P1 has 90.00 points: the only bid for it. It is secondary, which is best for all positions together.',
    ]);
  });
});

describe('why nobody has a position', () => {
  it('is that nobody bid for it', async () => {
    const { words } = await explained({ A01: {}, A02: { P1: 80 } }, primary);
    expect(words.get('A01/primary')).toBe('Nobody who passed on quality bid for it.');
    expect(words.get('A02/secondary')).toBe('Nobody who passed on quality bid for it.');
  });

  it('is that everybody who bid has what the limit lets it have', async () => {
    const { words } = await explained(
      { A01: { P1: 90 }, A02: { P1: 80 }, A03: { P2: 70 }, A04: { P2: 60, P1: 50 } },
      { ...primary, most: 1 },
    );
    expect(words.get('A02/primary')).toBe(
      'Nobody: P1, with 80.00, is primary in A01, and may be given 1 of level 1.',
    );
    expect(words.get('A04/primary')).toBe(
      'Nobody: P2, with 60.00, is primary in A03, and may be given 1 of level 1; ' +
        'P1, with 50.00, is primary in A01, and may be given 1 of level 1.',
    );
  });

  it('names ten of many, and fits into an event however many there are', async () => {
    const areas = Array.from({ length: 15 }, (_, i) => `A${i + 10}`);
    const held = areas.map((area, i) => position(`B${area}`, 'primary', `P${i + 10}`));
    const all = Object.fromEntries(areas.map((_, i) => [`P${i + 10}`, 90 - i]));
    const { words } = await explained({ A01: all }, { ...primary, most: 1, held });
    expect(words.get('A01/primary')).toMatch(/P19, with 81.00, [^;]+; so it is with 5 more\.$/);
    expect(words.get('A01/primary')).not.toContain('P20');
  });
});

describe('points in words', () => {
  it.each([
    [83_000_000, '83.00'],
    [81_666_667, '81.666667'],
    [500_000, '0.50'],
    [40_120_000, '40.12'],
    [40_123_000, '40.123'],
    [0, '0.00'],
  ])('%d is %s', (millionths, words) => {
    expect(pointsInWords(millionths)).toBe(words);
  });
});

import { acceptance } from '../../../projections/acceptance/index.ts';
import { answers, asOf, county, rowOf } from './one-area.ts';

const first = '2026-04-08';

describe('the acceptance figure', () => {
  it('says by which policy it was judged: the one in force on the date asked for', () => {
    const changed = answers(county(), 7, 3).policy(2, '2026-07-01', {
      acceptance: { minimumPercent: 60, windowDays: 90 },
    });
    expect(acceptance(changed.views(), { asOf })).toMatchObject({
      policyVersion: 1,
      minimumPercent: 75,
      window: { from: first, to: asOf },
    });
    expect(rowOf(changed).status).toBe('below');
    expect(acceptance(changed.views(), { asOf: '2026-07-01' })).toMatchObject({
      ...{ policyVersion: 2, minimumPercent: 60 },
      window: { from: '2026-04-03', to: '2026-07-01' },
    });
    expect(rowOf(changed, '2026-07-01').status).toBe('met');
  });

  it('can be asked for one provider, one area or one role', () => {
    const several = answers(county(), 1, 0).area('A2').position('A2', 'primary', 'P2');
    const cells = (part: object) =>
      acceptance(several.views(), { asOf, ...part }).rows.map(({ provider, area }) => `${provider} ${area}`);
    expect(cells({ provider: 'P2' })).toEqual(['P2 A1', 'P2 A2']);
    expect(cells({ area: 'A1' })).toEqual(['P1 A1', 'P2 A1']);
    expect(cells({ area: 'A1', role: 'secondary' })).toEqual(['P2 A1']);
    expect(cells({ provider: 'P9' })).toEqual([]);
  });
});

import { AreaRedrawn } from '../../../contexts/agreement/index.ts';
import { ProviderCorrected } from '../../../contexts/providers/index.ts';
import { acceptance } from '../../../projections/acceptance/index.ts';
import { LiveCounty } from '../../support/live-county.ts';
import { rowsOf } from './one-area.ts';

const county = () =>
  new LiveCounty()
    .area('A1')
    .area('A2')
    .position('A1', 'primary', 'P1')
    .position('A2', 'primary', 'P1')
    .referral('R1', 'A1');
const first = { referral: 'R1', provider: 'P1', role: 'primary', version: 1, at: '2026-05-04' } as const;
const counts = (of: LiveCounty) =>
  rowsOf(of).map(({ provider, area, role, accepted, counted }) => [provider, area, role, accepted, counted]);

describe('the figure of referrals that were handled here', () => {
  it('E16: each version of the need counts by itself, and within one the last answer', () => {
    const amended = county()
      .asked('R1.1', first, 'declined')
      .asked('R1.2', { ...first, at: '2026-05-05' }, 'accepted')
      .amended('R1', 2, 'A1')
      .asked('R1.3', { ...first, version: 2, at: '2026-05-06' }, 'declined');
    expect(counts(amended)).toContainEqual(['P1', 'A1', 'primary', 1, 2]);
  });

  it('E28: an offer keeps the area that it was made in, when the need moves and when the area is redrawn', () => {
    const moved = county()
      .asked('R1.1', first, 'declined')
      .amended('R1', 2, 'A2')
      .asked('R1.2', { ...first, version: 2, at: '2026-05-06' }, 'accepted');
    const both = [
      ['P1', 'A1', 'primary', 0, 1],
      ['P1', 'A2', 'primary', 1, 1],
    ];
    expect(counts(moved)).toEqual(both);
    const redrawn = {
      framework: 'CSH-2025',
      area: 'A1',
      into: ['A2'],
      on: '2026-05-05',
      reason: 'Decision 14',
    };
    expect(counts(moved.record('framework-CSH-2025', new AreaRedrawn(redrawn)))).toEqual(both);
    const { rows } = acceptance(moved.views(), { asOf: '2026-06-30', area: 'A1' });
    expect(rows.map(({ area, counted }) => [area, counted])).toEqual([['A1', 1]]);
  });

  it('E27: a provider that becomes secondary keeps what it answered as primary, under that role', () => {
    const changed = county()
      .asked('R1.1', first, 'declined')
      .vacate('A1', 'primary', 'P1', '2026-05-05')
      .position('A1', 'secondary', 'P1', { from: '2026-05-05' })
      .amended('R1', 2, 'A1')
      .asked('R1.2', { ...first, role: 'secondary', version: 2, at: '2026-05-06' }, 'accepted');
    expect(counts(changed).filter(([, area]) => area === 'A1')).toEqual([
      ['P1', 'A1', 'primary', 0, 1],
      ['P1', 'A1', 'secondary', 1, 1],
    ]);
    const { rows } = acceptance(changed.views(), { asOf: '2026-06-30', area: 'A1' });
    expect(rows.map(({ status }) => status)).toEqual(['insufficient', 'mobilising']);
  });

  it('E4: a yes that a broker took late counts as accepted, on the day it was taken', () => {
    const late = county().asked('R1.1', first, 'lapsed');
    expect(counts(late)).toContainEqual(['P1', 'A1', 'primary', 0, 1]);
    expect(counts(late.takenLate('R1', 'R1.1', '2026-05-05'))).toContainEqual(['P1', 'A1', 'primary', 1, 1]);
    expect(rowsOf(late, '2026-05-04')).toMatchObject([{ counted: 0 }, { counted: 0 }]);
  });

  it('E13: what a provider declines by pausing itself counts', () => {
    const paused = county().asked('R1.1', first, 'declined', 'SELF_PAUSED');
    expect(counts(paused)).toContainEqual(['P1', 'A1', 'primary', 0, 1]);
  });

  it('E45: a rating below Good changes nothing in the figure', () => {
    const asked = county().provider('P1').asked('R1.1', first, 'accepted');
    const before = rowsOf(asked);
    asked.record(
      'provider-P1',
      new ProviderCorrected({ provider: 'P1', name: 'P1', cqcRating: 'Inadequate', joinedOn: '2025-01-06' }),
    );
    expect(before).toMatchObject([{ accepted: 1, counted: 1 }, { counted: 0 }]);
    expect(rowsOf(asked)).toEqual(before);
  });
});

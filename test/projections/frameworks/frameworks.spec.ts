import { eventClasses, foldInMemory, Rejection } from '#event-sourcing';
import { AreaCorrected, FrameworkCorrected, PositionCorrected } from '../../../contexts/agreement/index.ts';
import {
  allFrameworks,
  frameworkNamed,
  frameworks,
  policyOn,
} from '../../../projections/frameworks/index.ts';
import { allProjections } from '../../../projections/projections.module.ts';
import { County } from '../../support/county.ts';

const county = () => new County().area('A1').position('A1', 'primary', 'P1').position('A1', 'reserve', 'P2');
const refusal = (ask: () => unknown): Rejection => {
  try {
    ask();
  } catch (error) {
    if (error instanceof Rejection) return error;
  }
  throw new Error('Nothing was refused.');
};

describe('frameworks', () => {
  it('are built anew for each shape of the policy: rows keep whole documents, and older ones lack a key', () => {
    const policies = eventClasses.get('PolicyAdopted')?.version ?? Infinity;
    expect(frameworks.version).toBeGreaterThanOrEqual(policies);
  });

  it('have their terms, areas, positions and policies', () => {
    const framework = frameworkNamed(county().views());
    expect(framework).toMatchObject({ framework: 'CSH-2025', regime: 'PCR2015', endsOn: '2031-01-05' });
    expect(Object.keys(framework.areas)).toEqual(['A1']);
    expect(framework.positions.map(({ provider, events }) => [provider, events])).toEqual([
      ['P1', [3]],
      ['P2', [4]],
    ]);
  });

  it('follow corrections and vacated positions, and remember which events concern a position', () => {
    const framework = 'CSH-2025';
    const area = {
      area: 'A1',
      name: 'Aldmoor',
      level: 2 as const,
      expectedWeeklyMinutes: 60,
      expectedCustomers: 1,
    };
    const held = {
      framework,
      area: 'A1',
      role: 'reserve' as const,
      provider: 'P2',
      from: '2025-01-06',
      to: null,
    };
    const corrected = county()
      .vacate('A1', 'primary', 'P1', '2026-01-01')
      .record('framework-CSH-2025', new AreaCorrected({ framework, ...area }))
      .record('framework-CSH-2025', new PositionCorrected({ ...held, rank: 7 }))
      .record(
        'framework-CSH-2025',
        new FrameworkCorrected({
          ...{ framework, title: 'Home care', authority: 'Westmarch Council', regime: 'PSR' },
          ...{ startsOn: '2025-01-06', endsOn: '2030-01-05' },
        }),
      );
    const row = frameworkNamed(corrected.views());
    expect(row).toMatchObject({
      title: 'Home care',
      regime: 'PSR',
      endsOn: '2030-01-05',
      areas: { A1: area },
    });
    expect(row.positions.map(({ to, rank, events }) => [to, rank, events])).toEqual([
      ['2026-01-01', null, [3, 5]],
      [null, 7, [4, 7]],
    ]);
  });

  it('are judged by the policy in force: of those effective the newest, before the first the first', () => {
    const changed = county().policy(2, '2026-01-01', {}).policy(3, '2025-07-01', {}).views();
    const versions = ['2024-01-01', '2025-06-30', '2025-07-01', '2026-01-01'].map(
      (date) => policyOn(frameworkNamed(changed), date).version,
    );
    expect(versions).toEqual([1, 1, 3, 3]);
  });

  it('are found by name, or by being the only one', () => {
    expect(frameworkNamed(county().views(), 'CSH-2025').framework).toBe('CSH-2025');
    expect(refusal(() => frameworkNamed(county().views(), 'X')).code).toBe('framework-unknown');
    expect(refusal(() => frameworkNamed(county().views('2020-01-01'))).code).toBe('no-framework');
    expect(refusal(() => frameworkNamed(county().views('2020-01-01'), 'X')).code).toBe('no-framework');
    const two = new County('LD-2024').events.concat(county().events);
    const views = foldInMemory(allProjections, two);
    expect(allFrameworks(views).map(({ framework }) => framework)).toEqual(['CSH-2025', 'LD-2024']);
    const { code, message } = refusal(() => frameworkNamed(views));
    expect([code, message]).toEqual(['framework-ambiguous', expect.stringContaining('CSH-2025, LD-2024')]);
  });
});

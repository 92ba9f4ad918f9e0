import { Agreement, askedBy } from './agreement.ts';

const county = () =>
  new Agreement({ awardLimits: { 1: { primary: 1, secondary: 1 } } }, { A1: 1, A2: 1 })
    .award('A1', 'primary', 'P1')
    .award('A1', 'secondary', 'P2')
    .award('A1', 'reserve', 'P3');

describe('the pattern of a dynamic purchasing system as the reserve (domain 1.14 f)', () => {
  it('takes a provider in on any day, and asks it with the others from then on', () => {
    const joined = county().award('A1', 'reserve', 'P4', null, '2026-06-15');
    const reserveOf = (on: string) => {
      const desk = joined.desk('A1', {}, on);
      desk.offer();
      desk.decline('R1.1');
      return askedBy(desk.decline('R1.2'));
    };
    expect([reserveOf('2026-06-12'), reserveOf('2026-06-15')]).toEqual(['P3', 'P3+P4']);
  });

  it('limits nobody: the same provider is on the list of every area', () => {
    const everywhere = county().award('A1', 'reserve', 'P4').award('A2', 'reserve', 'P4');
    expect(everywhere.refuses('A2', 'reserve', 'P3')).toBe('not refused');
  });
});

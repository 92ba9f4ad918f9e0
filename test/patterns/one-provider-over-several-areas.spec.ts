import { Agreement, askedBy } from './agreement.ts';

const policy = {
  order: { 1: ['primary' as const, 'reserve' as const] },
  awardLimits: { 1: { primary: 2 } },
};
const county = () =>
  new Agreement(policy, { A1: 1, A2: 1, A3: 1, A4: 1 })
    .award('A1', 'primary', 'P1')
    .award('A2', 'primary', 'P1')
    .award('A3', 'primary', 'P2')
    .award('A4', 'primary', 'P2');

describe('the pattern of one provider over several areas (domain 1.11, C2)', () => {
  it.each([
    ['A1', 'P1'],
    ['A2', 'P1'],
    ['A3', 'P2'],
    ['A4', 'P2'],
  ])('asks in %s its own, %s', (area, provider) => {
    expect(askedBy(county().desk(area).offer())).toBe(provider);
  });

  it('covers an area whose provider fails by the others on the reserve list', () => {
    const desk = county().award('A1', 'reserve', 'P2').desk('A1');
    desk.offer();
    expect(askedBy(desk.decline('R1.1'))).toBe('P2');
  });

  it('lets nobody have more areas than the limit says', () => {
    const free = new Agreement(policy, { A1: 1, A2: 1, A3: 1 });
    free.award('A1', 'primary', 'P1').award('A2', 'primary', 'P1');
    expect(free.refuses('A3', 'primary', 'P1')).toBe('award-limit-exceeded');
  });
});

import { Agreement, askedBy } from './agreement.ts';

/** One list per area of which one after the other is asked: whoever has waited longest comes first. */
const policy = {
  order: { 1: ['secondary' as const] },
  withinStep: { secondary: { invite: 'one' as const, choose: ['least-recent' as const] } },
};
const county = () =>
  new Agreement(policy, { A1: 1 })
    .award('A1', 'secondary', 'P1')
    .award('A1', 'secondary', 'P2')
    .award('A1', 'secondary', 'P3');
const placedAt = (P1: string, P2: string, P3: string) => ({
  P1: { lastPlacedAt: P1 },
  P2: { lastPlacedAt: P2 },
  P3: { lastPlacedAt: P3 },
});

describe('the pattern of several providers per area with rotation (domain 1.14 b)', () => {
  it('asks whoever took a package on least recently, then the next', () => {
    const desk = county().desk(
      'A1',
      placedAt('2026-06-03T09:00:00.000Z', '2026-06-01T09:00:00.000Z', '2026-06-02T09:00:00.000Z'),
    );
    expect(askedBy(desk.offer())).toBe('P2');
    expect(askedBy(desk.decline('R1.1'))).toBe('P3');
    expect(askedBy(desk.decline('R1.2'))).toBe('P1');
  });

  it('goes round: whoever took the last one comes last', () => {
    const order = ['P1', 'P2', 'P3'];
    const last = new Map(order.map((each, i) => [each, `2026-06-0${i + 1}T09:00:00.000Z`]));
    const taken = [4, 5, 6, 7].map((day) => {
      const known = Object.fromEntries([...last].map(([each, lastPlacedAt]) => [each, { lastPlacedAt }]));
      const asked = askedBy(county().desk('A1', known).offer());
      last.set(asked, `2026-06-0${day}T09:00:00.000Z`);
      return asked;
    });
    expect(taken).toEqual(['P1', 'P2', 'P3', 'P1']);
  });
});

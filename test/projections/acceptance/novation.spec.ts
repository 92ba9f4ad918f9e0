import { HistoryTransferred } from '../../../contexts/agreement/index.ts';
import { acceptance, acceptanceTrend, offersBehind } from '../../../projections/acceptance/index.ts';
import type { County } from '../../support/county.ts';
import { answers, county, primary, rowsOf } from './one-area.ts';

const transfer = (from: string, to: string, on: string) =>
  new HistoryTransferred({
    ...{ framework: 'CSH-2025', area: 'A1', role: 'primary', from, to, on },
    evidence: 'Deed of novation 7',
  });

/** P1 was offered ten referrals, P40 has its position from 1 June on, and was offered one. */
function succeeded(policy: Parameters<typeof county>[0] = {}): County {
  return answers(county(policy), 6, 4)
    .vacate('A1', 'primary', 'P1', '2026-06-01')
    .position('A1', 'primary', 'P40', { from: '2026-06-01' })
    .referral('R90', 'A1')
    .offer('O90', {
      ...primary,
      provider: 'P40',
      referral: 'R90',
      outcome: 'accepted',
      offeredAt: '2026-06-08',
    });
}
const inherits = (policy: Parameters<typeof county>[0] = {}) =>
  succeeded(policy)
    .recordedAt('2026-06-15')
    .record('framework-CSH-2025', transfer('P1', 'P40', '2026-06-10'));
const countsOf = (county: County, date?: string) =>
  Object.fromEntries(
    rowsOf(county, date).map(({ provider, accepted, counted }) => [provider, [accepted, counted]]),
  );

describe('E29: a successor', () => {
  it('begins with nothing, as long as no transfer of the history is on record', () => {
    expect(countsOf(succeeded())).toMatchObject({ P1: [6, 10], P40: [1, 1] });
  });

  it('counts its predecessor’s answers from that day on; the predecessor’s row stays', () => {
    expect(countsOf(inherits(), '2026-06-09')).toMatchObject({ P1: [6, 10], P40: [1, 1] });
    expect(countsOf(inherits(), '2026-06-10')).toMatchObject({ P1: [6, 10], P40: [7, 11] });
  });

  it('inherits nothing that was not known yet', () => {
    const views = inherits().views('2026-06-14');
    const { rows } = acceptance(views, { asOf: '2026-06-30', provider: 'P40' });
    expect(rows).toMatchObject([{ accepted: 1, counted: 1 }]);
  });

  it('inherits nothing where the policy says never', () => {
    expect(countsOf(inherits({ novation: 'never' }))).toMatchObject({ P40: [1, 1] });
  });

  it('inherits nothing of another role or area, nor what its predecessor was offered since', () => {
    const more = inherits()
      .referral('R91', 'A1')
      .offer('O91', { ...primary, referral: 'R91', outcome: 'declined', offeredAt: '2026-06-10' })
      .referral('R92', 'A1')
      .offer('O92', {
        ...primary,
        role: 'secondary',
        referral: 'R92',
        outcome: 'declined',
        offeredAt: '2026-05-04',
      })
      .area('A2')
      .referral('R93', 'A2')
      .offer('O93', { ...primary, referral: 'R93', outcome: 'declined', offeredAt: '2026-05-04' });
    expect(countsOf(more)).toMatchObject({ P40: [7, 11] });
  });

  it('inherits what its predecessor had inherited, each offer once, also when it goes round', () => {
    const twice = inherits().record('framework-CSH-2025', transfer('P40', 'P41', '2026-06-20'));
    expect(countsOf(twice)).toMatchObject({ P40: [7, 11], P41: [7, 11] });
    const round = twice.record('framework-CSH-2025', transfer('P41', 'P1', '2026-06-25'));
    expect(countsOf(round)).toMatchObject({ P1: [7, 11], P40: [7, 11], P41: [7, 11] });
  });

  it('has one answer to a referral that both were asked about', () => {
    const asked = inherits().offer('O99', {
      ...{ ...primary, provider: 'P40', referral: 'R0', outcome: 'accepted', offeredAt: '2026-06-12' },
    });
    asked.offer('O98', { ...primary, referral: 'R0', outcome: 'declined', offeredAt: '2026-05-05' });
    expect(countsOf(asked)).toMatchObject({ P1: [6, 11], P40: [8, 12] });
  });

  it('is behind its figure with every offer, each saying whose it was', () => {
    const { offers } = offersBehind(inherits().views(), {
      asOf: '2026-06-30',
      provider: 'P40',
      state: 'counted',
    });
    expect(offers).toHaveLength(11);
    expect(offers.filter(({ inheritedFrom }) => inheritedFrom === 'P1')).toHaveLength(10);
  });

  it('adds nothing to a sum: what both count is there once', () => {
    const views = inherits().views();
    const question = { asOf: '2026-06-30', days: 84, periods: 1 };
    expect(acceptance(views, question).overall).toMatchObject({ accepted: 7, counted: 11 });
    expect(acceptance(views, { ...question, provider: 'P40' }).overall).toMatchObject({
      accepted: 7,
      counted: 11,
    });
    expect(acceptanceTrend(views, question)).toMatchObject([{ accepted: 7, counted: 11 }]);
    expect(offersBehind(views, { ...question, judged: true, state: 'counted' }).offers).toHaveLength(11);
  });
});

import { Principal } from '#access';
import { originOf, type Projections, withOrigin } from '#event-sourcing';
import { HistoryTransferred } from '../../../contexts/agreement/index.ts';
import {
  FindAcceptance,
  FindAcceptanceHandler,
  FindOffersBehind,
  FindOffersBehindHandler,
} from '../../../projections/acceptance/index.ts';
import { inheritedBy } from '../../../projections/acceptance/heirs.ts';
import { referrals } from '../../../projections/referrals/index.ts';
import { ScopedProjections } from '../../../projections/scope/index.ts';
import { StoppedClock } from '../../support/open-log.ts';
import { answers, asOf, county as oneArea, primary } from './one-area.ts';

const transfer = (from: string, to: string, on: string) =>
  new HistoryTransferred({
    ...{ framework: 'CSH-2025', area: 'A1', role: 'primary', from, to, on },
    evidence: 'Deed of novation 7',
  });
/** P40 has what P1 was offered until June, and P41 what P40 was until 20 June. P1 holds a position elsewhere too. */
const county = answers(oneArea(), 6, 4)
  .area('A2')
  .position('A2', 'primary', 'P1')
  .referral('R80', 'A2')
  .offer('O80', { ...primary, referral: 'R80', outcome: 'declined', offeredAt: '2026-05-04' })
  .referral('R81', 'A1')
  .offer('O81', { ...primary, referral: 'R81', outcome: 'declined', offeredAt: '2026-06-10' })
  .package('K0', {
    ...{ referral: 'R6', offer: 'O6', provider: 'P1', placedAt: '2026-05-04', endReason: 'START_FAILED' },
  })
  .position('A1', 'primary', 'P40', { from: '2026-06-01' })
  .record('framework-CSH-2025', transfer('P1', 'P40', '2026-06-01'))
  .record('framework-CSH-2025', transfer('P40', 'P41', '2026-06-20'));

const views = county.views();
const projections = { views: () => Promise.resolve(views) } as unknown as Projections;
const scoped = new ScopedProjections(projections);
const clock = new StoppedClock();
const council = Principal.user('u-1', ['contract-manager']);
const ofProvider = (provider: string) => Principal.user('u-2', ['provider'], provider);
const as = <T>(asker: Principal, work: () => Promise<T>) => withOrigin(originOf(asker), work);
const figure = (asker: Principal, more = {}) =>
  as(asker, () => new FindAcceptanceHandler(scoped, clock).execute(new FindAcceptance({ asOf, ...more })));
const offers = (asker: Principal, more = {}) =>
  as(asker, () =>
    new FindOffersBehindHandler(scoped, clock).execute(new FindOffersBehind({ asOf, ...more })),
  );

describe('E29: a provider that has inherited a history', () => {
  it.each(['P40', 'P41', 'P1'])('sees the figure that the council sees of it: %s', async (provider) => {
    const [own, told] = [await figure(ofProvider(provider)), await figure(council, { provider })];
    expect(own.rows).toEqual(told.rows);
    expect(own.overall).toEqual(told.overall);
    expect(own.rows.map((row) => row.provider)).toEqual(own.rows.map(() => provider));
    expect((await offers(ofProvider(provider))).offers).toEqual((await offers(council, { provider })).offers);
  });

  it('counts what it inherited, with what came to nothing', async () => {
    expect((await figure(ofProvider('P41'))).rows).toMatchObject([
      { accepted: 6, counted: 10, net: { accepted: 5 } },
    ]);
  });

  it('sees nothing else of its predecessor’s: not of another area, not since, and in no other question', async () => {
    const seen = (await offers(ofProvider('P40'))).offers.map(({ offer }) => offer);
    expect(seen).toHaveLength(10);
    expect(seen.filter((offer) => ['O80', 'O81'].includes(offer))).toEqual([]);
    const inherited = await as(ofProvider('P40'), () => scoped.views(null, undefined, inheritedBy));
    const rows = inherited.withPrefix(referrals, '');
    expect(rows.flatMap((row) => row.offers.map(({ offer }) => offer)).toSorted()).toEqual(seen.toSorted());
    expect(rows.flatMap((row) => row.packages.map((each) => each.package))).toEqual(['K0']);
    const others = await as(ofProvider('P40'), () => scoped.views());
    expect(others.withPrefix(referrals, '')).toEqual([]);
  });

  it('is not seen by its predecessor', async () => {
    const { rows } = await figure(ofProvider('P1'));
    expect(rows.map(({ provider, area, counted }) => [provider, area, counted])).toEqual([
      ['P1', 'A1', 11],
      ['P1', 'A2', 1],
    ]);
  });
});

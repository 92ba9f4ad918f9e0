import fc from '../support/fast-check.ts';
import { foldInMemory } from '#event-sourcing';
import { acceptance, acceptanceTrend, offersBehind } from '../../projections/acceptance/index.ts';
import { fairness, type FindingCode } from '../../projections/fairness/index.ts';
import { allProjections } from '../../projections/projections.module.ts';
import { placementsBehind, reserveTrend, reserveUsage } from '../../projections/reserve-usage/index.ts';
import { acceptanceByTheBook, reserveByTheBook } from './by-the-book.ts';
import { findingsByTheBook } from './fairness/findings-by-the-book.ts';
import { books, countyOf, firstDay } from './random-county.ts';

const runs = { numRuns: 100 };
const days = fc.constantFrom(firstDay, '2026-03-28', '2026-03-29', '2026-03-30', '2026-04-12', '2026-05-20');

describe('in any county', () => {
  it('acceptance is what the rules say, read word by word', () => {
    fc.assert(
      fc.property(books, days, (book, asOf) => {
        expect(acceptance(countyOf(book).views(), { asOf }).rows).toEqual(acceptanceByTheBook(book, asOf));
      }),
      runs,
    );
  });

  it('reserve usage is what the rules say', () => {
    fc.assert(
      fc.property(books, days, (book, asOf) => {
        expect(reserveUsage(countyOf(book).views(), { asOf })).toMatchObject(reserveByTheBook(book, asOf));
      }),
      runs,
    );
  });

  it('the findings are what the rules say, each once', () => {
    fc.assert(
      fc.property(books, (book) => {
        const found = fairness(countyOf(book).views(), {}).findings.map(
          ({ code, referral, offer, level, role, provider }) =>
            [code, referral, offer, level, role, provider].filter((part) => part !== undefined).join(' '),
        );
        expect(found.toSorted()).toEqual(findingsByTheBook(book));
      }),
      runs,
    );
  });

  it('the offers behind each figure are as many as it says', () => {
    fc.assert(
      fc.property(books, days, (book, asOf) => {
        const views = countyOf(book).views();
        const { rows } = acceptance(views, { asOf });
        const { offers } = offersBehind(views, { asOf });
        const columns = ['accepted', 'declined', 'lapsed', 'exempt', 'withdrawn', 'counted'] as const;
        for (const { net, ...row } of rows) {
          const { provider, area, role } = row;
          const behind = (state?: (typeof columns)[number] | 'failed') =>
            offersBehind(views, { asOf, provider, area, role, state }).offers.length;
          expect(columns.map((column) => behind(column))).toEqual(columns.map((column) => row[column]));
          expect(behind('failed')).toBe(row.accepted - net.accepted);
        }
        const listed = rows.map(
          ({ provider, area, role }) => offersBehind(views, { asOf, provider, area, role }).offers,
        );
        expect(listed.flat()).toHaveLength(offers.length);
      }),
      runs,
    );
  });

  it('the placements behind each figure are as many as it says', () => {
    fc.assert(
      fc.property(books, days, (book, asOf) => {
        const views = countyOf(book).views();
        const { total, rows } = reserveUsage(views, { asOf });
        for (const { byRole, ...row } of [total, ...rows]) {
          const area = row.area ?? undefined;
          expect(placementsBehind(views, { asOf, area }).placements).toHaveLength(row.placements);
          for (const role of ['primary', 'secondary', 'reserve', 'off-framework'] as const) {
            const { placements } = placementsBehind(views, { asOf, area, role });
            expect(placements).toHaveLength(byRole[role]?.placements ?? 0);
          }
        }
      }),
      runs,
    );
  });

  it('a point of the trend is the figure of its period', () => {
    fc.assert(
      fc.property(books, days, fc.integer({ min: 1, max: 4 }), (book, asOf, periods) => {
        const views = countyOf(book).views();
        const { windowDays } = book.policy;
        const question = { asOf, periods, days: windowDays };
        const [points, reserve] = [acceptanceTrend(views, question), reserveTrend(views, question)];
        expect([points.length, reserve.length, points.at(-1)?.to]).toEqual([periods, periods, asOf]);
        for (const [i, { from, to, accepted, counted, percent }] of points.entries()) {
          const { window, overall, rows } = acceptance(views, { asOf: to });
          expect({ window, overall }).toEqual({
            window: { from, to },
            overall: { accepted, counted, percent },
          });
          const judged = rows.filter(({ status }) => status !== 'monitored');
          expect(judged.reduce((sum, row) => sum + row.counted, 0)).toBe(counted);
          const behind = { asOf: to, days: windowDays, judged: true, state: 'counted' } as const;
          expect(offersBehind(views, behind).offers).toHaveLength(counted);
          expect(reserve[i]).toMatchObject({
            placements: reserveUsage(views, { asOf: to }).total.placements,
          });
        }
      }),
      runs,
    );
  });

  it('no figure depends on the order in which rows were imported or streams are read', () => {
    fc.assert(
      fc.property(books, days, (book, asOf) => {
        const figures = (views: ReturnType<typeof foldInMemory>) => [
          acceptance(views, { asOf }),
          reserveUsage(views, { asOf }),
          fairness(views, {}).findings.map(({ because: _because, events: _events, ...known }) => known),
        ];
        const [county, reversed] = [countyOf(book), countyOf(book, true)];
        const byStream = county.events.toSorted((a, b) =>
          a.stream < b.stream ? 1 : a.stream > b.stream ? -1 : 0,
        );
        expect(figures(reversed.views())).toEqual(figures(county.views()));
        expect(figures(foldInMemory(allProjections, byStream))).toEqual(figures(county.views()));
      }),
      runs,
    );
  });

  it('everything that the rules tell apart does occur', () => {
    const counties = fc
      .sample(books, { seed: 20_260_630, numRuns: 200 })
      .map((book) => countyOf(book).views());
    const rows = counties.flatMap((views) => acceptance(views, { asOf: '2026-04-12' }).rows);
    const offers = counties.flatMap((views) => offersBehind(views, { asOf: '2026-04-12' }).offers);
    const findings = counties.flatMap((views) => fairness(views, {}).findings);
    const least = (values: readonly string[], of: readonly string[]) =>
      Math.min(...of.map((value) => values.filter((each) => each === value).length));
    const statuses = ['monitored', 'not-assessed', 'mobilising', 'insufficient', 'met', 'below'];
    const countings = ['accepted', 'declined', 'lapsed', 'exempt', 'withdrawn', 'superseded'];
    expect(
      least(
        rows.map(({ status }) => status),
        statuses,
      ),
    ).toBeGreaterThan(20);
    expect(
      least(
        offers.map(({ counting }) => counting),
        countings,
      ),
    ).toBeGreaterThan(20);
    expect(offers.filter(({ failed }) => failed).length).toBeGreaterThan(20);
    // Those of referrals: these counties have no tenders.
    const codes: readonly FindingCode[] = [
      ...(['AWARD_LIMIT_EXCEEDED', 'LATE_ACCEPTANCE', 'OFFERED_WHILE_SUSPENDED', 'ORDER_SKIPPED'] as const),
      ...(['PLACED_WITHOUT_POSITION', 'SELF_VALIDATED', 'UNEQUAL_TERMS'] as const),
    ];
    expect(
      least(
        findings.map(({ code }) => code),
        codes,
      ),
    ).toBeGreaterThan(20);
  });
});

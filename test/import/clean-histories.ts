import fc from '../support/fast-check.ts';
import { type Files, smallCounty } from './small-county.ts';

/** Draws a value, and again the same when a failure is repeated. */
type Draw = fc.GeneratorValue;
type Row = Record<string, string>;
/** The tables by the name of their file. */
export type Tables = Readonly<Record<string, Row[]>>;

const start = Date.UTC(2026, 0, 5, 9);
/** So many seconds after the tender was opened. */
export const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
export const deadline = 2_000_000;
const providers = ['P01', 'P02', 'P03', 'P04'];
const days = ['2025-01-06', '2025-04-01', '2025-10-26', '2026-04-01'];
const tender = 'T1';

const soon = (draw: Draw) => draw(fc.integer, { min: 0, max: 3 });
const some = <T>(draw: Draw, all: readonly T[], minLength = 0): T[] =>
  draw(fc.subarray, [...all], { minLength });

/** How bids were taken, opened, scored and priced. The first bidder passes; the evaluator `u-0` has no interests. */
function bidding(draw: Draw, bidders: readonly string[]) {
  const evaluators = ['u-0', 'u-1', 'u-2'].map((evaluator) => ({
    ...{ tender, evaluator, declared_at: at(deadline + draw(fc.integer, { min: -9, max: 9 })) },
    interests: (evaluator === 'u-0' ? [] : some(draw, providers)).join(';'),
  }));
  const scores = bidders.flatMap((provider) =>
    evaluators
      .filter(({ interests }) => !interests.split(';').includes(provider))
      .map(({ evaluator }) => ({
        ...{ tender, provider, question: 'Q1', evaluator, score: String(draw(fc.nat, 5)) },
        scored_at: at(deadline + soon(draw)),
      })),
  );
  const assessed = bidders.map((provider, i) => ({
    provider,
    after: soon(draw),
    passes: i === 0 || draw(fc.boolean),
  }));
  const passed = assessed.filter(({ passes }) => passes);
  const last = Math.max(...passed.map(({ after }) => after));
  return {
    interests: evaluators,
    bids: bidders.map((provider) => ({ tender, provider, received_at: at(deadline - soon(draw)) })),
    openings: bidders.map((provider) => ({
      ...{ tender, provider, lots: 'A01/primary', rates: 'A01/home-care/standard/20' },
      ...{ opened_at: at(deadline + soon(draw)), opened_by: 'u-9' },
    })),
    scores,
    quality: assessed.map(({ provider, after, passes }) => ({
      ...{ tender, provider, points: String(draw(fc.nat, 100)), passed: passes ? '1' : '0' },
      assessed_at: at(deadline + after),
    })),
    evaluations: ['A01', 'A02'].map((area) => ({
      ...{ tender, area, evaluated_at: at(deadline + last + soon(draw)) },
      ranking: passed.map(({ provider }) => `${provider}/20/48/35`).join(';'),
    })),
  };
}

/** Rates that were looked into: the first bidder's was explained and rejected. */
function reviews(draw: Draw, bidders: readonly string[]): Row[] {
  return bidders.flatMap((provider, i) => {
    const full = ['requested', 'received', i === 0 || draw(fc.boolean) ? 'rejected' : 'accepted'];
    const steps =
      i === 0 ? full : draw(fc.constantFrom, full, ['accepted'], full.slice(0, 1), full.slice(0, 2), []);
    let moment = deadline;
    return steps.map((step: string) => ({
      ...{ tender, provider, area: 'A01', service: 'home-care', band: 'standard', step },
      at: at((moment += soon(draw))),
    }));
  });
}

/** Rates that change now and then, and packages at those of their day. */
function pricing(draw: Draw) {
  const rates = ['standard', 'enhanced'].flatMap((band) =>
    ['2025-01-06', ...some(draw, days.slice(1))].map((effective_from) => ({
      ...{ provider: 'P01', area: 'A01', band, effective_from },
      hourly_rate: String(draw(fc.integer, { min: 18, max: 40 })),
    })),
  );
  const placed = Array.from({ length: draw(fc.integer, { min: 1, max: 4 }) }, (_, i) => {
    const day = draw(fc.constantFrom, ...days, '2025-03-31', '2026-03-31');
    const band = draw(fc.constantFrom, 'standard', 'enhanced');
    const held = rates.filter((rate) => rate.band === band && rate.effective_from <= day);
    const known = i === 0 || draw(fc.boolean);
    return {
      ...{ package: `K${10 + i}`, referral: 'R1', provider: 'P01', weekly_hours: '7' },
      // Midnight in London on that day.
      placed_at: `${day}T00:00:00${day < '2025-03-30' || (day >= '2025-10-27' && day < '2026-03-29') ? '+00:00' : '+01:00'}`,
      hourly_rate: known ? (held.at(-1)?.hourly_rate ?? '') : '',
    };
  });
  return { rates, packages: placed };
}

/** A history in which everything went as it must; what comes at once, and at the last moment, is among it. */
export function cleanHistory(draw: Draw): Tables {
  const bidders = some(draw, providers, 1);
  const clarifications = ['C1', ...some(draw, ['C2', 'C3'])].map((clarification) => ({
    ...{ tender, clarification, answered_at: at(draw(fc.nat, deadline)) },
    shared_with: draw(fc.constantFrom, 'all', bidders.join(';'), providers.join(';')),
  }));
  const uplifts = ['U1', ...some(draw, ['U2', 'U3'])].map((uplift) => {
    const by = draw(fc.constantFrom, 'u-8', '');
    return {
      ...{ uplift, percent: '7.26', effective_from: draw(fc.constantFrom, ...days) },
      ...{ proposed_by: 'u-9', proposed_at: at(0), approved_by: by, approved_at: by && at(soon(draw)) },
    };
  });
  const opened = {
    ...{
      tender,
      title: 'Home care',
      opened_at: at(0),
      deadline: at(deadline),
      lots: 'A01/primary;A02/primary',
    },
    ...{ questions: 'Q1/100', quality_weight: '60', minimum_quality: '50', scale: '5' },
  };
  return {
    ...{ tenders: [opened], clarifications, 'rate-reviews': reviews(draw, bidders), uplifts },
    ...bidding(draw, bidders),
    ...pricing(draw),
  };
}

const csv = (rows: readonly Row[]) =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');

/** The folder of a history, in the small county. */
export function filesOf(tables: Tables): Files {
  const county = {
    ...smallCounty,
    'providers.csv': `${smallCounty['providers.csv']}P04,Fourth,,2025-01-06\n`,
  };
  return {
    ...county,
    ...Object.fromEntries(Object.entries(tables).map(([name, rows]) => [`${name}.csv`, csv(rows)])),
  };
}

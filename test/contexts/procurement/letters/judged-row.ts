import type { Lot, PassedOver } from '../../../../contexts/procurement/index.ts';
import { noTender, type OpenedBid, type TenderRow } from '../../../../projections/tenders/index.ts';
import { terms } from '../evaluation/evaluation.ts';

const at = '2026-07-20T15:00:00.000Z';
const bidders = ['P01', 'P02', 'P03', 'P04', 'P05', 'P06'];
const lots: Readonly<Record<string, readonly string[]>> = {
  P01: ['A01/primary', 'A01/secondary', 'A02/primary', 'A03/primary'],
  P02: ['A01/primary', 'A01/secondary', 'A02/primary'],
  P03: ['A01/primary', 'A01/reserve'],
  P04: ['A01/primary', 'A01/reserve'],
  P05: ['A01/primary', 'A01/reserve'],
  P06: ['A02/primary', 'A02/reserve'],
};
const lotOf = (name: string): Lot => {
  const [area = '', role] = name.split('/');
  return { area, role: role as Lot['role'] };
};

/** What nobody else may read of a bidder: what it wrote, and its rates. */
export const secretsOf = (provider: string): readonly string[] => [
  `secret of ${provider}`,
  String(2400 + 11 * bidders.indexOf(provider)),
];

function bidOf(provider: string, place: number): OpenedBid {
  const rate = { area: 'A01', service: 'home-care', band: 'standard' } as const;
  const flagged = { ...rate, hourlyPence: 2400 + 11 * place, flags: [], flaggedAt: at };
  const passed = provider !== 'P04';
  return {
    ...{ provider, openedAt: at, openedBy: 'u-9', salt: null, events: [7] },
    lots: lots[provider]!.map((name) => lotOf(name)),
    rates: ['A01', 'A02'].map((area) => ({ ...rate, area, hourlyPence: 2400 + 11 * place })),
    answers: terms.questions.map(({ question }) => ({ question, text: `secret of ${provider}` })),
    scores: [],
    moderated: terms.questions.map(({ question }) => ({
      ...{ question, score: passed ? 4 : 1, reason: `why ${provider} ${question}`, moderatedAt: at },
    })),
    quality: {
      ...{ points: passed ? 80_000_000 + place : 20_000_000, passed, assessedAt: at },
      failed: passed ? [] : ['Q1'],
    },
    reviews:
      provider === 'P05'
        ? [
            {
              ...flagged,
              requested: { dueOn: '2026-07-17', requestedAt: at },
              received: { text: 'Short ways.', receivedAt: at },
              concluded: { outcome: 'rejected', reason: 'Below the wage', concludedAt: at },
            },
          ]
        : [],
  };
}

const ranking = (totals: Readonly<Record<string, number>>) =>
  Object.entries(totals).map(([provider, total], i) => ({
    ...{ provider, pence: 2400 + 11 * bidders.indexOf(provider), rank: i + 1 },
    ...{ quality: 40_000_000 + i, price: (total - 40) * 1_000_000 - i, total: total * 1_000_000 },
  }));
const prices = [
  { area: 'A01', ranking: ranking({ P01: 90, P02: 85, P03: 70 }) },
  { area: 'A02', ranking: ranking({ P01: 91, P02: 80, P06: 60 }) },
  { area: 'A03', ranking: ranking({ P01: 75 }) },
];

const limited = (area: string): PassedOver => ({ provider: 'P01', why: 'limit', areas: [area], most: 1 });
const line = (name: string, provider: string, total: number, passedOver: readonly PassedOver[] = []) => ({
  ...lotOf(name),
  ...{ provider, total: total * 1_000_000, rank: null, passedOver: [...passedOver] },
  because: `P01 has more points than ${provider}, and P03 70.00.`,
});

/**
 * A tender in which P01 is the best everywhere and may be primary once: it is in A02, and secondary in A01, where P02 is
 * primary. Nobody has A03. P03 is on the reserve list; P04 failed on quality; P05 has no price; P06 has the least points.
 */
export const judgedRow: TenderRow = {
  ...noTender,
  ...terms,
  ...{ framework: 'CSH-2025', tender: 'T-2026', lots: [...new Set(Object.values(lots).flat())].map(lotOf) },
  bidsOpenedAt: at,
  bids: bidders.map((provider, place) => bidOf(provider, place)),
  prices: prices.map((each) => ({
    ...{ ...each, method: 'lowest-over-price', referencePence: 2400, evaluatedAt: at },
  })),
  award: {
    ...{ policyVersion: 1, limits: { '1/primary': 1 }, reached: 1, certificate: '0'.repeat(64) },
    awards: [
      line('A01/primary', 'P02', 85, [limited('A02')]),
      line('A01/secondary', 'P01', 90),
      line('A02/primary', 'P01', 91),
      line('A01/reserve', 'P03', 70),
    ],
    unfilled: [{ ...lotOf('A03/primary'), passedOver: [limited('A02')] }],
    ...{ from: '2026-10-05', to: null, decidedAt: at, decidedBy: 'u-8' },
  },
  notified: {
    ...{ notifiedAt: at, standstillEndsOn: '2026-07-30' },
    names: { P01: 'Ash Care', P02: 'Beech Care' },
  },
};

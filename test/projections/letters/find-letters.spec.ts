import { ProviderScope } from '#access';
import { letterFor } from '../../../contexts/procurement/index.ts';
import { type TenderRow, tenders } from '../../../projections/tenders/index.ts';
import { judgedRow, secretsOf } from '../../contexts/procurement/letters/judged-row.ts';
import { asRole } from '../../support/as-role.ts';

/** As P01 sees it, whoever is called P01. */
const seen = (row: TenderRow) => asRole('provider', () => tenders.within(row, ProviderScope.inForce(), [])!);

/** The row with two bidders' names exchanged, so that another is P01. */
const asP01 = (provider: string): TenderRow => {
  const swapped = JSON.stringify(judgedRow)
    .replaceAll('P01', 'P_')
    .replaceAll(provider, 'P01')
    .replaceAll('P_', provider);
  return JSON.parse(swapped) as TenderRow;
};

describe('what a bidder sees of a tender', () => {
  it.each(['P01', 'P02', 'P03', 'P04', 'P05', 'P06'])(
    'is enough for the letter that the council has for %s, word for word',
    (provider) => {
      const row = provider === 'P01' ? judgedRow : asP01(provider);
      const letter = letterFor(row, 'P01');
      expect(letter?.positions.length).toBeGreaterThan(0);
      expect(letterFor(seen(row), 'P01')).toEqual(letter);
    },
  );

  it('is nothing of it before the bidders are told', () => {
    const early = seen({ ...judgedRow, notified: null });
    expect(letterFor(early, 'P01')).toBeNull();
    expect(JSON.stringify(early)).not.toMatch(/why P0|85000000|P02/);
  });

  it('holds no rate but its own, no reason that names others, and no loser', () => {
    const confirmedAt = judgedRow.notified!.notifiedAt;
    const { awards, from, to } = judgedRow.award!;
    const row = { ...judgedRow, confirmed: { awards, from, to, confirmedAt, confirmedBy: 'u-7' } };
    const text = JSON.stringify(seen(row));
    expect(text).toContain('2400');
    for (const provider of ['P02', 'P03', 'P04', 'P05', 'P06'])
      for (const secret of secretsOf(provider)) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/more points than|P04|P05|P06|u-7|u-8|u-9|why P03|70000000/);
    expect(seen(row).award?.awards.map(({ provider, total }) => [provider, total])).toEqual([
      ['P02', 85_000_000],
      ['P01', 90_000_000],
      ['P01', 91_000_000],
      ['P03', 0],
    ]);
  });

  it('holds nothing of who is on a reserve list that it bid for itself', () => {
    const row = asP01('P04');
    expect(row.bids.find(({ provider }) => provider === 'P01')?.lots).toContainEqual({
      ...{ area: 'A01', role: 'reserve' },
    });
    expect(JSON.stringify(seen(row))).not.toMatch(/why P03|70000000/);
  });
});

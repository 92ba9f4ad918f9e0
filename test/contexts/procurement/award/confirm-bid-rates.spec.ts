import { bidRatesWhenAwardConfirmed } from '../../../../contexts/procurement/award/bid-rates-when-award-confirmed.ts';
import {
  ConfirmBidRates,
  confirmBidRates,
} from '../../../../contexts/procurement/award/confirm-bid-rates.ts';
import {
  AwardConfirmed,
  bid,
  type BidEvent,
  BidOpened,
  BidRatesConfirmed,
  tender,
} from '../../../../contexts/procurement/index.ts';
import { folded, given, recorded } from '../../../support/given.ts';
import { now, of, period, rejected } from './awarding.ts';

const rate = (area: string, band = 'standard') => ({
  ...{ area, service: 'home-care' as const, band, hourlyPence: band === 'standard' ? 2001 : 2400 },
});
const opened = new BidOpened({
  ...{ ...of, provider: 'P1', openedAt: now, openedBy: 'u-1', salt: null },
  content: {
    lots: ['A01', 'A02', 'A03'].map((area) => ({ area, role: 'primary' })),
    rates: [rate('A01'), rate('A01', 'enhanced'), rate('A02'), rate('A03')],
    answers: [],
  },
});
const line = (area: string, provider: string) => ({
  ...{ area, role: 'primary' as const, provider, total: 1, rank: null, because: 'Best.', passedOver: [] },
});
const awards = [line('A01', 'P1'), line('A02', 'P2'), line('A03', 'P1')];
const award = new AwardConfirmed({ ...of, ...period, awards, confirmedAt: now, confirmedBy: 'cm-2' });
const confirmed = folded(tender, [award]);
const confirm = confirmBidRates(new ConfirmBidRates({ ...of, provider: 'P1' }), confirmed);
const rates = (found: ReturnType<typeof rate>[]) =>
  new BidRatesConfirmed({ ...of, provider: 'P1', rates: found, from: period.from, confirmedAt: now });

describe('the rates of a bidder that was given something', () => {
  const all = [rate('A01'), rate('A01', 'enhanced'), rate('A03')];
  const at = (...events: readonly BidEvent[]) => given(bid, ...events);

  it('are those of the areas of its positions, in every band, from the first day', () => {
    at(opened).when(confirm).thenRecords(rates(all));
  });

  it('are confirmed once', () => {
    at(opened, rates(all)).when(confirm).thenRecordsNothing();
  });

  it('are not those that were rejected', () => {
    const [flagged, concluded] = rejected('P1', 'A03');
    at(opened, flagged!, concluded!)
      .when(confirm)
      .thenRecords(rates([rate('A01'), rate('A01', 'enhanced')]));
  });

  it('are none before the award is confirmed, and none of a bid that an import told nothing of', () => {
    at(opened)
      .when(confirmBidRates(new ConfirmBidRates({ ...of, provider: 'P1' }), tender.initial))
      .thenRecordsNothing();
    at().when(confirm).thenRecordsNothing();
  });

  it('are confirmed for each bidder once, and not for an award of the past', () => {
    const react = bidRatesWhenAwardConfirmed.react.AwardConfirmed;
    expect(react(award, recorded(award))).toEqual([
      new ConfirmBidRates({ ...of, provider: 'P1' }),
      new ConfirmBidRates({ ...of, provider: 'P2' }),
    ]);
    const imported = recorded(award, { by: { kind: 'import', id: 'b-1', role: 'import' } });
    expect(react(award, imported)).toEqual([]);
  });
});

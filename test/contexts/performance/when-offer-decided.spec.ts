import { AssessAcceptance, whenOfferDecided } from '../../../contexts/performance/index.ts';
import { OfferDeclined } from '../../../contexts/referrals/index.ts';
import { recorded } from '../../support/given.ts';
import { breached } from './figures.ts';

const declined = new OfferDeclined({
  framework: 'CSH-2025',
  referral: 'R000001',
  offer: 'O000001',
  decidedAt: '2025-01-06T12:35:11Z',
  reason: 'TRAVEL_RURAL',
});
const react = (kind: 'user' | 'import') =>
  whenOfferDecided.react.OfferDeclined(
    declined,
    recorded(declined, { by: { kind, id: 'broker-1', role: 'broker' } }),
  );

it('assesses the framework when an offer was decided', () => {
  expect(react('user')).toEqual([new AssessAcceptance({ framework: 'CSH-2025' })]);
});

it('leaves an imported history to the import, which assesses once', () => {
  expect(react('import')).toEqual([]);
});

it('assesses again after a judgement, which another node may have made by older figures', () => {
  expect(whenOfferDecided.react.AcceptanceBreached(breached, recorded(breached))).toEqual([
    new AssessAcceptance({ framework: 'CSH-2025' }),
  ]);
});

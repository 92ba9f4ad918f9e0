import { PackageStarted } from '../../contexts/packages/index.ts';
import { concerning, topicsOf } from '../../src/http/live-topics.ts';
import { chosenReserve } from '../support/live-referral.ts';
import { recorded } from '../support/given.ts';

const of = { framework: 'CSH-2025', referral: 'R1' };
const county = chosenReserve().package('K1', { referral: 'R1', provider: 'P3', placedAt: '2026-06-02' });
const told = (provider: string) =>
  concerning(county.views(), county.events, provider).map(({ type, data }) =>
    [type, data['offer'] ?? data['package'] ?? data['area']].filter(Boolean).join(' '),
  );

describe('what open pages are told', () => {
  it('is, to the council, what the events are about', () => {
    expect(topicsOf(county.events.slice(0, 2)).toSorted()).toEqual(['agreement']);
    const offered = county.events.filter(({ type }) => type === 'ReferralOffered');
    expect(topicsOf(offered)).toEqual(['desk', 'offers', 'referral:R1']);
    const sign = recorded(new PackageStarted({ ...of, package: 'K1', startedOn: '2026-06-03' }), {
      stream: 'account-u-1',
    });
    expect(topicsOf([{ ...sign, data: {} }])).toEqual([]);
  });

  it('is, of very many referrals, no list of them', () => {
    const many = Array.from({ length: 21 }, (_, n) => ({
      ...county.events.at(-1)!,
      data: { referral: `R${n}` },
    }));
    expect(topicsOf(many.slice(0, 20))).toContain('referral:R19');
    expect(topicsOf(many)).toEqual(['desk', 'packages', 'referral:*']);
  });

  it('is, to a provider, its own affairs: no step, no choice, no answer of another', () => {
    expect(told('P3')).toEqual([
      ...['ProviderAdmitted', 'PositionAwarded A1', 'ReferralOffered R1.1', 'OfferAccepted R1.1'],
      'PackagePlaced K1',
    ]);
    expect(told('P2')).toEqual([
      ...['ProviderAdmitted', 'PositionAwarded A1', 'ReferralOffered R1.2', 'OfferAccepted R1.2'],
      'OfferNotChosen R1.2',
    ]);
    expect(told('P1')).toEqual(['ProviderAdmitted', 'PositionAwarded A1']);
    expect(told('P9')).toEqual([]);
  });
});

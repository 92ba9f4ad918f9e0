import type { EventStore, Projections } from '#event-sourcing';
import { GetReferralStory, GetReferralStoryHandler } from '../../../projections/referral-story/index.ts';
import { ScopedProjections } from '../../../projections/scope/index.ts';
import { asRole } from '../../support/as-role.ts';
import { County } from '../../support/county.ts';

const facts = { referral: 'R1', provider: 'P1', role: 'primary', offeredAt: '2026-05-04' } as const;
const county = new County()
  .recordedAt('2026-06-01')
  .area('A1')
  .referral('R1', 'A1')
  .offer('O1', { ...facts, outcome: 'accepted' })
  .package('K1', { referral: 'R1', provider: 'P1', offer: 'O1', placedAt: '2026-05-04' })
  .recordedAt('2026-06-02')
  .correctOffer('O1', { ...facts, outcome: 'declined' })
  .package('K2', { referral: 'R1', provider: 'P2', placedAt: '2026-05-06' });

/** A store that gives two events at a time, so that a stream has several pages. */
const store = {
  readStream: (stream: string, { from }: { from: number }) =>
    Promise.resolve({ events: county.events.filter((each) => each.stream === stream).slice(from, from + 2) }),
} as unknown as EventStore;
const projections = {
  views: (knownAt?: string) => Promise.resolve(county.views(knownAt)),
} as unknown as Projections;
const ask = (knownAt?: string) =>
  asRole('contract-manager', () =>
    new GetReferralStoryHandler(store, new ScopedProjections(projections)).execute(
      new GetReferralStory({ referral: 'R1', knownAt }),
    ),
  );

describe('the story of a referral', () => {
  it('is read from its stream and those of its packages, whole', async () => {
    const { entries, knownAt } = await ask();
    expect(knownAt).toBeNull();
    expect(entries.map(({ type }) => type)).toEqual([
      'ReferralReceived',
      'ReferralOffered',
      'OfferAccepted',
      'PackagePlaced',
      'PackagePlaced',
      'OfferOutcomeCorrected',
    ]);
  });

  it('can be told as it was known then', async () => {
    const { entries, knownAt } = await ask('2026-06-01T10:00:00Z');
    expect(knownAt).toBe('2026-06-01T10:00:00.000Z');
    expect(entries.map(({ type }) => type)).toEqual([
      'ReferralReceived',
      'ReferralOffered',
      'OfferAccepted',
      'PackagePlaced',
    ]);
  });
});

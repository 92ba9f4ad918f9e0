import type { Role } from '#access';
import type { EventStore, Projections } from '#event-sourcing';
import { GetReferralStory, GetReferralStoryHandler } from '../../../projections/referral-story/index.ts';
import { ScopedProjections } from '../../../projections/scope/index.ts';
import { asRole } from '../../support/as-role.ts';
import { County } from '../../support/county.ts';

const primary = { referral: 'R1', role: 'primary', outcome: 'declined', offeredAt: '2026-05-04' } as const;
const county = new County()
  .area('A1')
  .position('A1', 'primary', 'P01')
  .referral('R1', 'A1')
  .offer('O1', { ...primary, provider: 'P01', reason: 'SAFETY_RISK' })
  .skip('R1', 'secondary', 'P01', '2026-05-04')
  .offer('O2', { ...primary, provider: 'P02', reason: 'OF_ANOTHER' })
  .exemption({ offer: 'O1', referral: 'R1', requestedAt: '2026-05-05', decision: 'validated' })
  .recordedAt('2026-06-01')
  .correctExemption({ offer: 'O1', referral: 'R1', requestedAt: '2026-05-05', requestedBy: 'staff-09' })
  .correctOffer('O2', { ...primary, provider: 'P01', reason: 'OWN_NOW' })
  .recordedAt('2026-06-02')
  .package('K1', { referral: 'R1', provider: 'P01', offer: 'O1', placedAt: '2026-05-06' })
  .package('K2', { referral: 'R1', provider: 'P02', placedAt: '2026-05-06' })
  .referral('R2', 'A1')
  .offer('O3', { ...primary, referral: 'R2', provider: 'P02' });
const store = {
  readStream: (stream: string, { from }: { from: number }) =>
    Promise.resolve({ events: county.events.filter((each) => each.stream === stream).slice(from) }),
} as unknown as EventStore;
const projections = { views: () => Promise.resolve(county.views()) } as unknown as Projections;
const ask = (role: Role, referral = 'R1') =>
  asRole(role, () =>
    new GetReferralStoryHandler(store, new ScopedProjections(projections)).execute(
      new GetReferralStory({ referral }),
    ),
  );

describe('the story of a referral as a provider reads it', () => {
  it('has the need, and what became of what was its own at the time, without persons', async () => {
    const { entries } = await ask('provider');
    expect(entries.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^A need in A1/),
      expect.stringMatching(/^Offered to P01 as primary, .* \(O1\)\.$/),
      'P01 declined O1: SAFETY_RISK.',
      'Somebody asked that the answer of P01 to O1 should not count.',
      'The council agreed that O1 should not count.',
      expect.stringMatching(/^Placed with P01: .* on its acceptance of O1\.$/),
      'The record of the exemption of O1 was corrected.',
      'The record of O2 was corrected.',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/P02|OF_ANOTHER|staff-0|a-test|choice|twoPersons/);
  });

  it('keeps from it who recorded what and what the audit finds, and tells the council all of it', async () => {
    const [own, whole] = [await ask('provider'), await ask('broker')];
    expect(own.findings).toEqual([]);
    expect(whole.findings).not.toEqual([]);
    for (const entry of own.entries) expect(Object.keys(entry)).not.toContain('recordedBy');
    for (const entry of whole.entries)
      expect(entry).toMatchObject({ recordedBy: { id: 'a-test' }, corr: 'a-test' });
    expect(whole.entries.length).toBeGreaterThan(own.entries.length);
  });

  it('is none of a referral with which it has nothing to do', async () => {
    const refused = { code: 'referral-unknown' };
    await expect(ask('provider', 'R2')).rejects.toMatchObject(refused);
    await expect(ask('provider', 'R9')).rejects.toMatchObject(refused);
    expect((await ask('broker', 'R2')).referral).toBe('R2');
  });
});

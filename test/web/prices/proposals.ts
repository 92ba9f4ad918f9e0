import { IndexRecorded } from '../../../contexts/prices/index.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { County } from '../../support/county.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { MovingClock } from '../account/moving-clock.ts';

/** A server on 1 July 2026: two areas of different levels, and a package of each provider's that is live. */
export async function serveProposals(folder: string): Promise<RunningServer> {
  const clock = new MovingClock();
  const county = new County().area('A1').area('A2', 2).area('A3').provider('P1').provider('P2');
  const care = { placedAt: '2026-02-24', startedOn: '2026-03-02' };
  county
    .position('A1', 'primary', 'P1', { from: '2025-05-12' })
    .position('A2', 'primary', 'P2')
    .rate('P1', 'A1', 2000)
    .rate('P1', 'A1', 2400, '2025-01-06', 'enhanced')
    .rate('P1', 'A3', 1900, '2027-01-04', 'weekend')
    .rate('P2', 'A2', 1800)
    .referral('R1', 'A1', { raisedAt: '2026-02-23' })
    .referral('R2', 'A2', { raisedAt: '2026-02-23' })
    .package('K1', { ...care, referral: 'R1', provider: 'P1' })
    .package('K2', { ...care, referral: 'R2', provider: 'P2', weeklyMinutes: 210 });
  const cpih = { series: 'CPIH', period: '2026-05', value: 103_000, publishedOn: '2026-06-17' };
  county.record('index-CPIH', new IndexRecorded({ ...cpih, source: 'Table 1' }));
  await recordIn(folder, clock, county.events);
  const limits = { reading: 10_000, recording: 10_000 };
  return createApp({ folder, port: 0, themeColour: '#12436d', clock, limits });
}

/** 2.9 % for everybody from September on. */
export const flat = {
  ...{ uplift: 'U1', title: 'Uplift of 2026', kind: 'percent', milliPercent: '2.9' },
  ...{ rule: 'fixed', from: '1/9/2026', evidence: 'Paper 12' },
};

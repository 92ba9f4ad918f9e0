import { framework } from '../../../contexts/agreement/index.ts';
import {
  PackageEnded,
  PackageHandedBack,
  PackagePlaced,
  PackageResumed,
  PackageStarted,
  PackageSuspended,
} from '../../../contexts/packages/index.ts';
import { folded } from '../../support/given.ts';
import { adopted, area, established, position } from '../agreement/events.ts';

export const of = { framework: 'CSH-2025', package: 'R1.p1', referral: 'R1' } as const;
export const placement = {
  ...of,
  ...{ offer: 'R1.1', provider: 'P01', weeklyMinutes: 600, placedAt: '2026-06-10T09:00:00.000Z' },
};
export const placed = new PackagePlaced({ ...placement, hourlyPence: 2436 });
export const started = new PackageStarted({ ...of, startedOn: '2026-06-12' });
export const inHospital = (from: string, reason: 'HOSPITAL' | 'RESPITE' = 'HOSPITAL') =>
  new PackageSuspended({ ...of, from, reason });
export const resumed = (on: string) => new PackageResumed({ ...of, on });
export const handedBack = (endedOn: string) => new PackageHandedBack({ ...of, endedOn });
export const ended = (endedOn: string, endReason: 'DIED' | 'COUNCIL_MOVED' = 'DIED') =>
  new PackageEnded({ ...of, endedOn, endReason });

/** P01 is primary in A01 and, until the end of July, reserve in A02. */
export const under = folded(framework, [
  established,
  adopted(),
  area('A01'),
  area('A02'),
  area('A03'),
  position('A01', 'primary', 'P01'),
  position('A02', 'reserve', 'P01', '2025-01-06', '2026-08-01'),
]);
export const anybody = () => true;
export const nobody = () => false;

import { addDays, type LocalDate } from '#event-sourcing';
import type { CarePackage } from './package.ts';

/** The suspension that goes on; undefined when there is none. */
export const suspended = ({ suspension }: CarePackage): NonNullable<CarePackage['suspension']> | undefined =>
  suspension?.to === null ? suspension : undefined;

/** The last date on which the provider is asked first, while the customer is in hospital; undefined when it is not (domain E49). */
export function firstRefusalUntil(state: CarePackage, days: number): LocalDate | undefined {
  const away = suspended(state);
  return away?.reason === 'HOSPITAL' ? addDays(away.from, days) : undefined;
}

import type { Load, Move } from '../../../projections/stress-test/index.ts';
import { href, type Asked } from '../links.ts';
import { count, counted, hours } from '../numbers.ts';

/** The ranking, or what happens when these stop. */
export const stressHref = ({ framework, asOf, knownAt }: Asked, [provider, and]: readonly string[]): string =>
  href(provider === undefined ? '/stress-test' : `/stress-test/${encodeURIComponent(provider)}`, {
    ...{ and, framework, asOf, knownAt },
  });

/** Pence a year as whole pounds and pence with their sign: `£1,234.50`, `−£12.00`. */
export function yearPounds(pence: number): string {
  const pounds = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(Math.abs(pence) / 100);
  return `${pence < 0 ? '−' : ''}£${pounds}`;
}

/** A load as columns of a table. */
export const loadColumns = ({ packages, weeklyMinutes, doubleHanded, rural }: Load) => ({
  packages: count(packages),
  hours: hours(weeklyMinutes),
  doubleHanded: count(doubleHanded),
  rural: count(rural),
});

/** `12 packages, 140.5 hours a week, 3 with two carers, 2 rural`. */
export const loadWords = ({ packages, weeklyMinutes, doubleHanded, rural }: Load): string =>
  `${counted(packages, 'package')}, ${hours(weeklyMinutes)} hours a week, ${count(doubleHanded)} with two carers, ${count(rural)} rural`;

export const becauseWords: Readonly<Record<NonNullable<Move['because']>, string>> = {
  nobody: 'Nobody in the area can be asked for it',
  'no-room': 'Nobody who can be asked has room',
};

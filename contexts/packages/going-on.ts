import { type LocalDate, localDate, Rejection } from '#event-sourcing';
import type { CarePackage } from './package.ts';

/** Which package; the referral that led to it is told so that nobody takes another's for it. */
export interface Of {
  readonly framework: string;
  readonly package: string;
  readonly referral: string;
}

export const of = ({ framework, package: reference, referral }: Of): Of => ({
  framework,
  package: reference,
  referral,
});

/** The reference of the package's stream. */
export const streamOf = ({ framework, package: reference }: Of): string => `${framework}-${reference}`;

/**
 * How it was placed. Refused `package-unknown`, whether there is none or it is another's.
 *
 * @param visible whose packages the one who asks may know
 */
export function known(
  { placed }: CarePackage,
  about: Of,
  visible: (provider: string) => boolean = () => true,
): NonNullable<CarePackage['placed']> {
  if (placed?.referral === about.referral && visible(placed.provider)) return placed;
  throw new Rejection(
    'package-unknown',
    `There is no package ${about.package} of the referral ${about.referral} that you may see: check both.`,
  );
}

/** Whether it already ended on that date for that reason; refused `package-over` when it ended otherwise. */
export function endedSo({ over }: CarePackage, on?: LocalDate, reason?: string): boolean {
  if (!over) return false;
  if (over.on === on && over.reason === reason) return true;
  throw new Rejection(
    'package-over',
    `This package ended${over.on === null ? '' : ` on ${over.on}`}: refer the customer anew if care is needed.`,
  );
}

/** Refused `before-its-beginning` when it had not been placed yet on that date or, once there is care, not started. */
export function demandBegun({ placed, startedOn }: CarePackage, on: LocalDate): void {
  const since = startedOn ?? (placed && localDate(placed.placedAt));
  if (since === null || on >= since) return;
  throw new Rejection(
    'before-its-beginning',
    `This package began on ${since}: give that date or a later one.`,
  );
}

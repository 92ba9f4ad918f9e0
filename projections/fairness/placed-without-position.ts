import { localDate } from '#event-sourcing';
import { listInWords, momentInWords } from '../measures/index.ts';
import { areaOf, type ReferralRow } from '../referrals/index.ts';
import { heldIn, type Finding, type Ground } from './finding.ts';

/**
 * A package went to a provider that held no position in the area that day, in any role, and nobody had justified a place
 * outside the framework to a second person.
 */
export function placedWithoutPosition(ground: Ground, row: ReferralRow): readonly Finding[] {
  const justified = new Set(row.justified.map((each) => each.package));
  const outside = row.packages.filter(
    (each) =>
      !justified.has(each.package) &&
      !heldIn(ground, areaOf(row, each), localDate(each.placedAt)).some(
        ({ provider }) => provider === each.provider,
      ),
  );
  return [...Map.groupBy(outside, ({ provider }) => provider)].map(([provider, packages]) => ({
    code: 'PLACED_WITHOUT_POSITION',
    referral: row.referral,
    provider,
    because:
      `${provider} was given ${listInWords(packages.map((each) => each.package))} on ` +
      `${momentInWords(packages[0]?.placedAt ?? '')} without a position in ${areaOf(row, packages[0]!)} that day, and no ` +
      `justification for an award outside the framework is recorded.`,
    events: packages.map((each) => ({ stream: `package-${row.framework}-${each.package}`, rev: 0 })),
  }));
}

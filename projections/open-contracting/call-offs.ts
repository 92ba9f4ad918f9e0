import { addDays, type Instant, type LocalDate, localDate, startOfDay } from '#event-sourcing';
import type { CarePackageRow } from '../care-packages/index.ts';
import { by } from '../measures/index.ts';
import type { Publisher } from './publisher.ts';
import type { Release } from './release.ts';
import { held } from './when.ts';

/** Fewer packages than these would tell of single people: they are told of together with those that follow. */
export const fewest = 5;
/** S0:22: providers are paid in periods of four weeks. */
const periodDays = 28;

export type CallOff = Pick<CarePackageRow, 'area' | 'provider' | 'placedAt' | 'weeklyMinutes'>;

/** Packages of a provider in an area on the dates [from, to): whole periods, and never fewer packages than `fewest`. */
interface Block {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly packages: number;
  readonly weeklyMinutes: number;
}

/** Periods that closed by `until`, joined until enough packages are together; what is left over waits. */
function blocks(placed: readonly CallOff[], startsOn: LocalDate, until: LocalDate): readonly Block[] {
  const found: Block[] = [];
  let [from, begins] = [startsOn, 0];
  for (let ends = addDays(startsOn, periodDays); ends <= until; ends = addDays(ends, periodDays)) {
    const within = placed.filter(({ placedAt }) => localDate(placedAt) >= from && localDate(placedAt) < ends);
    begins = within.length;
    if (begins < fewest) continue;
    const weeklyMinutes = within.reduce((sum, each) => sum + each.weeklyMinutes, 0);
    found.push({ from, to: ends, packages: begins, weeklyMinutes });
    from = ends;
  }
  return found;
}

/** What was called off under the framework: a process per area and provider, a release per block. */
export function callOffReleases(
  callOffs: readonly CallOff[],
  terms: { readonly startsOn: LocalDate; readonly areaName: (area: string) => string },
  known: Instant,
  publisher: Publisher,
): readonly Release[] {
  const each = Map.groupBy(callOffs, ({ area, provider }) => `call-offs:${area}:${provider}`);
  return [...each].toSorted(by(([process]) => process)).flatMap(([process, placed]) => {
    const { area, provider } = placed[0]!;
    const title = `Care and support at home called off in ${terms.areaName(area)}`;
    return blocks(placed, terms.startsOn, localDate(known)).map(({ from, to, packages, weeklyMinutes }) => {
      const date = startOfDay(to);
      const hours = Math.round((weeklyMinutes * 100) / 60) / 100;
      return publisher.release(process, from, date, {
        tag: ['award'],
        tender: { id: process, title, status: 'complete', procurementMethod: 'direct' },
        awards: [
          {
            ...{ id: from, title, status: 'active', date },
            suppliers: [publisher.organisation(provider)],
            contractPeriod: held(from, to),
            items: [
              {
                id: 'packages',
                description: 'Packages of care placed',
                quantity: packages,
                unit: { name: 'package' },
              },
              {
                id: 'hours',
                description: 'Hours of care a week in these packages when they were placed',
                quantity: hours,
                unit: { name: 'hour a week' },
              },
            ],
          },
        ],
      });
    });
  });
}

import { addDays, localDate, type LocalDate, type Views } from '#event-sourcing';
import { availabilityOf } from '../areas/index.ts';
import type { FrameworkRow, Position } from '../frameworks/index.ts';
import { holdsOn } from '../measures/index.ts';
import { providers } from '../providers/index.ts';
import { type CarePackage, careAreaOn, isCareOn, type ReferralRow, referrals } from '../referrals/index.ts';
import { countOf, plainly, shareHundredths } from './measured.ts';
import type { Measured, RiskFacts } from './score.ts';

const handBackDays = 90;
/** Fewer on the reserve list than so many are thin cover (domain 2.7). */
const coverFrom = 2;

export type CareFacts = Pick<
  RiskFacts,
  | 'handBacks'
  | 'primaryPositions'
  | 'areaHoursPercent'
  | 'countyHoursPercent'
  | 'areasWithoutSecondary'
  | 'areasWithThinReserve'
  | 'customers'
  | 'doubleHandedPackages'
  | 'ruralPackages'
>;

interface Care {
  readonly row: ReferralRow;
  readonly placed: CarePackage;
  readonly area: string;
}

const minutesOf = (care: readonly Care[]): number =>
  care.reduce((sum, { placed }) => sum + placed.weeklyMinutes, 0);

/** How much care each provider gives on a day, where, and who else could: what its failing would do. */
export function careFacts(
  views: Views,
  framework: FrameworkRow,
  asOf: LocalDate,
): { readonly providers: readonly string[]; readonly of: (provider: string) => CareFacts } {
  const { framework: reference, areas } = framework;
  const placedBy = (care: Care) => ({ stream: `package-${reference}-${care.placed.package}`, rev: 0 });
  const all = views
    .withTerm(referrals, `${reference}/care/`, `${reference}/care/~`)
    .flatMap((row) => row.packages.map((placed) => ({ row, placed, area: careAreaOn(row, placed, asOf) })));
  const live = all.filter(({ placed }) => isCareOn(placed, asOf));
  const liveOf = Map.groupBy(live, ({ placed }) => placed.provider);
  const inArea = Map.groupBy(live, ({ area }) => area);
  const held = framework.positions.filter((position) => holdsOn(position, asOf));
  const holders = Map.groupBy(held, ({ area }) => area);
  const isAsked = ({ provider, area }: Position) => {
    const { suspended, paused } = availabilityOf(
      views.get(providers, provider) ?? providers.initial,
      { framework: reference, area },
      asOf,
    );
    return suspended === null && paused === null;
  };
  const asked = new Set(held.filter((position) => isAsked(position)));
  const handedBack = all.filter(
    ({ placed: { endReason, endedOn } }) =>
      endReason === 'PROVIDER_HANDBACK' &&
      endedOn !== null &&
      addDays(asOf, -handBackDays) < endedOn &&
      endedOn <= asOf,
  );
  const eventsOf = ({ events }: Position) => events.map((rev) => ({ stream: `framework-${reference}`, rev }));
  const packages = (care: readonly Care[]): Measured =>
    countOf(
      care.map((each) => ({ fact: `${each.placed.package} in ${each.area}`, events: [placedBy(each)] })),
    );

  const of = (provider: string): CareFacts => {
    const own = liveOf.get(provider) ?? [];
    const primaries = held.filter((each) => each.provider === provider && each.role === 'primary');
    const levelOne = primaries.filter(({ area }) => areas[area]?.level === 1);
    const places = new Set([...own.map(({ area }) => area), ...primaries.map(({ area }) => area)]);
    const shares = [...Map.groupBy(own, ({ area }) => area)]
      .map(([area, care]) => {
        const of = minutesOf(inArea.get(area) ?? []);
        return { area, care, of, share: shareHundredths(minutesOf(care), of) ?? 0 };
      })
      .toSorted((a, b) => b.share - a.share || (a.area < b.area ? -1 : 1));
    const [largest] = shares;
    const reserves = (area: string) =>
      (holders.get(area) ?? []).filter(
        (each) => each.role === 'reserve' && each.provider !== provider && asked.has(each),
      ).length;
    return {
      handBacks: countOf(
        handedBack
          .filter(({ placed }) => placed.provider === provider)
          .map((each) => ({
            fact: `${each.placed.package} in ${each.area}, on ${each.placed.endedOn}, placed on ${localDate(each.placed.placedAt)}`,
            events: [placedBy(each)],
          })),
      ),
      primaryPositions: countOf(
        levelOne.map((each) => ({ fact: `${each.area}, since ${each.from}`, events: eventsOf(each) })),
      ),
      areaHoursPercent: {
        hundredths: largest?.share ?? 0,
        facts: largest
          ? [`${largest.area}: ${plainly(largest.share)} % of ${largest.of} minutes a week`]
          : [],
        events: largest?.care.map((each) => placedBy(each)) ?? [],
      },
      countyHoursPercent: {
        hundredths: shareHundredths(minutesOf(own), minutesOf(live)) ?? 0,
        facts: [`${minutesOf(own)} of ${minutesOf(live)} minutes a week`],
        events: own.map((each) => placedBy(each)),
      },
      areasWithoutSecondary: countOf(
        levelOne
          .filter(({ area }) => !(holders.get(area) ?? []).some(({ role }) => role === 'secondary'))
          .map((each) => ({ fact: `${each.area} has no secondary provider`, events: eventsOf(each) })),
      ),
      areasWithThinReserve: countOf(
        [...places]
          .filter((area) => reserves(area) < coverFrom)
          .toSorted()
          .map((area) => ({
            fact: `${area}: ${reserves(area)} on the reserve list can be asked`,
            events: (holders.get(area) ?? []).filter(({ role }) => role === 'reserve').flatMap(eventsOf),
          })),
      ),
      customers: packages(own),
      doubleHandedPackages: packages(own.filter(({ row }) => row.carers === 2)),
      ruralPackages: packages(own.filter(({ row }) => row.rural)),
    };
  };
  return { providers: [...liveOf.keys()], of };
}

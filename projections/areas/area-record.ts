import type { LocalDate, Views } from '#event-sourcing';
import { acceptance } from '../acceptance/index.ts';
import { type CarePackageRow, packagesWith } from '../care-packages/index.ts';
import type { Area, FrameworkRow } from '../frameworks/index.ts';
import { by, holdsOn } from '../measures/index.ts';
import { deskRow, type DeskRow } from '../referral-desk/index.ts';
import { referrals } from '../referrals/index.ts';
import { type Holder, holderOf } from './holder.ts';

/** An area as it stands: who holds it, who of the reserve could be asked, and what is open there. */
export interface AreaRecord extends Area {
  /** Primary, secondary, reserve; then by rank and reference. */
  readonly holders: readonly Holder[];
  readonly reserve: { readonly holders: number; readonly available: number };
  /** Referrals that somebody still has something to do for. */
  readonly openReferrals: number;
  /** Packages that are not over. */
  readonly packages: { readonly count: number; readonly weeklyMinutes: number };
}

/** One area with what its numbers count. */
export interface AreaDetail extends AreaRecord {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly referrals: readonly DeskRow[];
  readonly carePackages: readonly CarePackageRow[];
}

const roles = ['primary', 'secondary', 'reserve'];
const available = ({ suspended, paused }: Holder) => suspended === null && paused === null;

/** The areas of a framework as they stand on a day: all, or one. */
export function areaDetails(
  views: Views,
  framework: FrameworkRow,
  asOf: LocalDate,
  only?: string,
): readonly AreaDetail[] {
  const of = framework.framework;
  const part = only === undefined ? {} : { area: only };
  const figures = acceptance(views, { framework: of, asOf, ...part }).rows;
  const held = framework.positions.filter((position) => holdsOn(position, asOf));
  const open = views.withTerm(referrals, `${of}/standing/`, `${of}/standing/~`).map((row) => deskRow(row));
  const underWay = ['placed', 'running', 'suspended'] as const;
  const care = packagesWith(views, { framework: of, standing: underWay });
  return Object.values(framework.areas)
    .filter(({ area }) => area === (only ?? area))
    .toSorted(by(({ area }) => area))
    .map((known) => {
      const here = <T extends { readonly area: string }>(things: readonly T[]) =>
        things.filter(({ area }) => area === known.area);
      const holders = here(held).map((position) => holderOf(views, framework, position, asOf, figures));
      const reserve = holders.filter(({ role }) => role === 'reserve');
      const [openHere, careHere] = [here(open), here(care)];
      return {
        ...{ framework: of, asOf },
        ...known,
        holders: holders.toSorted(
          by(
            ({ role }) => roles.indexOf(role),
            ({ rank }) => rank ?? Number.MAX_SAFE_INTEGER,
            ({ provider }) => provider,
          ),
        ),
        reserve: { holders: reserve.length, available: reserve.filter((each) => available(each)).length },
        openReferrals: openHere.length,
        packages: {
          count: careHere.length,
          weeklyMinutes: careHere.reduce((sum, { weeklyMinutes }) => sum + weeklyMinutes, 0),
        },
        referrals: openHere.toSorted(
          by(
            ({ raisedAt }) => raisedAt,
            ({ referral }) => referral,
          ),
        ),
        carePackages: careHere.toSorted(by((each) => each.package)),
      };
    });
}

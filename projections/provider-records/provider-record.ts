import type { LocalDate, Views } from '#event-sourcing';
import type { AcceptanceRow } from '../acceptance/index.ts';
import { availabilityOf, type Availability, type Holder, holderOf } from '../areas/index.ts';
import { type CarePackageRow, packagesWith } from '../care-packages/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import { by, holdsOn } from '../measures/index.ts';
import { type Parties, type Pause, type ProviderRow, type Suspension } from '../providers/index.ts';
import { type Rate, rates } from '../rates/index.ts';
import { referrals } from '../referrals/index.ts';

/** A position of a provider's, and how it stands there. */
export interface HeldPosition extends Omit<Holder, 'provider' | 'name' | 'cqcRating' | 'outOfScope'> {
  readonly area: string;
  readonly areaName: string;
  readonly level: 1 | 2 | 3 | null;
  /** Whether it is held today; if not it begins later, or is over. */
  readonly held: boolean;
}

/** A provider under a framework as it stands: its positions, its packages and its standing. */
export interface ProviderRecord extends Availability {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly provider: string;
  readonly name: string;
  readonly cqcRating: string | null;
  readonly joinedOn: LocalDate;
  readonly outOfScope: readonly string[];
  readonly parties: Parties;
  readonly suspensions: readonly Omit<Suspension, 'events'>[];
  readonly pauses: readonly Omit<Pause, 'framework'>[];
  /** By area and role; those that are over are among them. */
  readonly positions: readonly HeldPosition[];
  /** Packages that are not over. */
  readonly packages: { readonly count: number; readonly weeklyMinutes: number };
  readonly openOffers: number;
  /** All that were agreed, by area, band and date. */
  readonly rates: readonly Rate[];
}

/** The packages of a provider's that are not over. */
export const careOf = (views: Views, framework: string, provider: string): readonly CarePackageRow[] =>
  packagesWith(views, { framework, provider, standing: ['placed', 'running', 'suspended'] });

/** The acceptance of a day, of all or of one provider. */
export interface Figures {
  readonly asOf: LocalDate;
  readonly rows: readonly AcceptanceRow[];
}

function positionsOf(
  views: Views,
  framework: FrameworkRow,
  provider: string,
  { asOf, rows: figures }: Figures,
): readonly HeldPosition[] {
  return framework.positions
    .filter((position) => position.provider === provider)
    .map((position): HeldPosition => {
      const { area } = position;
      const {
        provider: _provider,
        name: _name,
        cqcRating: _rating,
        outOfScope: _scope,
        ...stands
      } = holderOf(views, framework, position, asOf, figures);
      const { name = area, level = null } = framework.areas[area] ?? {};
      return { area, areaName: name, level, held: holdsOn(position, asOf), ...stands };
    })
    .toSorted(
      by(
        ({ area }) => area,
        ({ role }) => role,
        ({ from }) => from,
      ),
    );
}

/** A provider as it stands on the day of the figures. */
export function providerRecord(
  views: Views,
  framework: FrameworkRow,
  { provider, name, cqcRating, joinedOn, outOfScope, parties, suspensions, pauses }: ProviderRow,
  figures: Figures,
): ProviderRecord {
  const { asOf } = figures;
  const of = framework.framework;
  const care = careOf(views, of, provider);
  const open = views.withTerm(referrals, `${of}/open-to/${provider}`, `${of}/open-to/${provider}`);
  const mine = (offer: { readonly provider: string; readonly outcome: string }) =>
    offer.provider === provider && offer.outcome === 'pending';
  return {
    ...{ framework: of, asOf, provider, name, cqcRating, joinedOn, outOfScope, parties },
    ...availabilityOf({ suspensions, pauses }, { framework: of, area: null }, asOf),
    suspensions: suspensions.map(({ from, to, reason }) => ({ from, to, reason })),
    pauses: pauses
      .filter((pause) => pause.framework === of)
      .map(({ area, from, to }) => ({ area, from, to })),
    positions: positionsOf(views, framework, provider, figures),
    packages: {
      count: care.length,
      weeklyMinutes: care.reduce((sum, { weeklyMinutes }) => sum + weeklyMinutes, 0),
    },
    openOffers: open.flatMap(({ offers }) => offers.filter((offer) => mine(offer))).length,
    rates: views.get(rates, `${of}/${provider}`)?.rates ?? [],
  };
}

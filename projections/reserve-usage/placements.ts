import { localDate, type LocalDate, type Views } from '#event-sourcing';
import type { EndReason } from '../../contexts/packages/index.ts';
import type { Window } from '../measures/index.ts';
import { referrals, type ReferralRow } from '../referrals/index.ts';

export type PlacedAs = 'primary' | 'secondary' | 'reserve' | 'off-framework';

/** A package of care placed in the window, and the role in which its provider took it. */
export interface Placement {
  readonly package: string;
  readonly referral: string;
  readonly area: string;
  readonly provider: string;
  /** The role of the accepted offer that it names; `off-framework` when there is none. */
  readonly role: PlacedAs;
  /** Null when it names none, or one that whoever asks may not know. */
  readonly offer: string | null;
  readonly weeklyMinutes: number;
  readonly placedAt: string;
  readonly placedOn: LocalDate;
  readonly startedOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly endReason: EndReason | null;
}

/** What of a figure: everything, or one provider or area. */
export interface Part {
  readonly provider?: string | undefined;
  readonly area?: string | undefined;
}

function offerNamed(views: Views, { framework, offers }: ReferralRow, named: string | null) {
  if (named === null) return undefined;
  const term = `${framework}/offer/${named}`;
  return (
    offers.find(({ offer }) => offer === named) ??
    views
      .withTerm(referrals, term, term)
      .flatMap((row) => row.offers)
      .find(({ offer }) => offer === named)
  );
}

/** The packages placed on the dates of the window, in the order of their referrals. */
export function placements(
  views: Views,
  framework: string,
  window: Window,
  part: Part = {},
): readonly Placement[] {
  return views
    .withTerm(referrals, `${framework}/placed/${window.from}`, `${framework}/placed/${window.to}`)
    .filter(({ area }) => area === (part.area ?? area))
    .flatMap((row) =>
      row.packages.flatMap((each): readonly Placement[] => {
        const placedOn = localDate(each.placedAt);
        if (placedOn < window.from || placedOn > window.to) return [];
        if (each.provider !== (part.provider ?? each.provider)) return [];
        const { referral, area } = row;
        const named = offerNamed(views, row, each.offer);
        const role = named?.outcome === 'accepted' ? named.role : 'off-framework';
        const {
          hourlyPence: _hourlyPence,
          variations: _variations,
          deliveries: _deliveries,
          suspensions: _suspensions,
          ...placed
        } = each;
        return [{ ...placed, referral, area, role, offer: named?.offer ?? null, placedOn }];
      }),
    );
}

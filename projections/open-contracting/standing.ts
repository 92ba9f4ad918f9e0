import type { LocalDate } from '#event-sourcing';
import type { PositionAwarded, Role } from '../../contexts/agreement/index.ts';
import type { AwardDecided, PricesEvaluated, TenderOpened } from '../../contexts/procurement/index.ts';

/** A position that somebody is to hold, or holds, from a day on. */
export interface Place {
  readonly area: string;
  readonly role: Role;
  readonly provider: string;
  readonly from: LocalDate;
}

/** The id of its award and of its contract: the same for the award that was decided and the position that follows. */
export const placeId = ({ area, role, provider, from }: Place): string =>
  [area, role, provider, from].join(':');

export type Held = Omit<PositionAwarded, 'type'>;

export type Decision = Pick<AwardDecided, 'awards' | 'from' | 'to'>;

export interface TenderStanding {
  readonly terms: TenderOpened;
  readonly prices: ReadonlyMap<string, PricesEvaluated>;
  /** The last decision, without what was declined since; nobody is told of it before the bidders are. */
  readonly decided: Decision | undefined;
  /** What the bidders were told of last. */
  readonly told: Decision | undefined;
}

/** What later happenings of a framework rest on. */
export class Standing {
  title = '';
  readonly areas = new Map<string, string>();
  readonly tenders = new Map<string, TenderStanding>();
  /** The positions as last told, by their id. */
  readonly positions = new Map<string, Held>();

  areaName(area: string): string {
    return this.areas.get(area) ?? area;
  }

  /** The tender that a place was awarded in; null: in none, so that it belongs to the framework itself. */
  tenderOf(place: Place): string | null {
    for (const [tender, { decided }] of this.tenders)
      if (decided?.awards.some((line) => placeId({ ...line, from: decided.from }) === placeId(place)))
        return tender;
    return null;
  }
}

import type { Evolve, Instant, Projection } from '#event-sourcing';
import type {
  AreaCorrected,
  AreaDefined,
  FrameworkCorrected,
  FrameworkEstablished,
  PositionAwarded,
  PositionCorrected,
  PositionVacated,
} from '../../contexts/agreement/index.ts';
import type {
  AwardConfirmed,
  AwardDecided,
  AwardDeclined,
  BidsOpened,
  OutcomeNotified,
  PricesEvaluated,
  TenderCancelled,
  TenderExtended,
  TenderOpened,
} from '../../contexts/procurement/index.ts';

import type { RateUplifted, RateVaried, UpliftProposed } from '../../contexts/prices/index.ts';

/** What a framework's open contracting data are made from; none of it is about a customer. */
export type PublishableEvent =
  | FrameworkEstablished
  | FrameworkCorrected
  | AreaDefined
  | AreaCorrected
  | PositionAwarded
  | PositionCorrected
  | PositionVacated
  | TenderOpened
  | TenderExtended
  | TenderCancelled
  | BidsOpened
  | PricesEvaluated
  | AwardDecided
  | AwardDeclined
  | OutcomeNotified
  | AwardConfirmed
  | UpliftProposed
  | RateUplifted
  | RateVaried;

/** One of them with its id in the log, and when it happened. */
export interface Happening<E = PublishableEvent> {
  readonly id: string;
  readonly at: Instant;
  readonly event: E;
}

/** Everything of one framework, in the order of the log. */
export interface PublishableRow {
  readonly happenings: readonly Happening[];
}

const types: Readonly<Record<PublishableEvent['type'], true>> = {
  FrameworkEstablished: true,
  FrameworkCorrected: true,
  AreaDefined: true,
  AreaCorrected: true,
  PositionAwarded: true,
  PositionCorrected: true,
  PositionVacated: true,
  TenderOpened: true,
  TenderExtended: true,
  TenderCancelled: true,
  BidsOpened: true,
  PricesEvaluated: true,
  AwardDecided: true,
  AwardDeclined: true,
  OutcomeNotified: true,
  AwardConfirmed: true,
  UpliftProposed: true,
  RateUplifted: true,
  RateVaried: true,
};

const kept = (
  { happenings }: PublishableRow,
  event: object,
  { id, type, occurred }: { readonly id: string; readonly type: string; readonly occurred: Instant },
): PublishableRow => ({
  happenings: [...happenings, { id, at: occurred, event: { ...event, type } as PublishableEvent }],
});

/** What happened to frameworks in public: a row per framework, keyed by its reference. Providers see nothing of it. */
export const publishable: Projection<PublishableRow, PublishableEvent> = {
  name: 'open-contracting',
  version: 1,
  key: ({ framework }) => framework,
  initial: { happenings: [] },
  evolve: Object.fromEntries(Object.keys(types).map((type) => [type, kept])) as unknown as Evolve<
    PublishableRow,
    PublishableEvent
  >,
};

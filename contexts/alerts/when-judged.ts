import type { Policy } from '#event-sourcing';
import type {
  AcceptanceBreachClosed,
  AcceptanceBreached,
  PerformanceEvent,
  RangeOfNeedsConcernRaised,
} from '../performance/index.ts';
import type { AlertKind } from './alert.events.ts';
import type { Condition } from './alert-name.ts';
import { EndAlert } from './end-alert.ts';
import { RaiseAlert } from './raise-alert.ts';

type Position = Pick<AcceptanceBreachClosed, 'framework' | 'provider' | 'area' | 'role'>;
type Figure = Pick<AcceptanceBreached, 'accepted' | 'counted' | 'minimumPercent' | 'window'>;

const on = (kind: AlertKind, { framework, area, role, provider }: Position, of = ''): Condition => ({
  ...{ kind, framework, about: `${area}:${role}:${provider}${of}` },
});
const raise = (
  condition: Condition,
  { provider, area }: Position,
  finding: string,
  through: number,
  again = false,
) =>
  new RaiseAlert({
    ...{ ...condition, provider, area, subject: null, finding, dueAt: null, through, again },
  });
const end = (condition: Condition, through: number) => new EndAlert({ ...condition, through });

const figure = ({ accepted, counted, minimumPercent, window }: Figure) =>
  `${accepted} of ${counted} counted offers accepted from ${window.from} to ${window.to}, minimum ${minimumPercent} %`;
const segmentOf = ({ segment }: Pick<RangeOfNeedsConcernRaised, 'segment'>) => `:${segment}`;

/** Tells the council of each judgement on a position's acceptance. */
export const alertsWhenJudged: Policy<PerformanceEvent> = {
  name: 'alerts-when-judged',
  react: {
    AcceptanceBreached: (fact, { pos }) => [
      raise(on('acceptance-below-minimum', fact), fact, `As ${fact.role}: ${figure(fact)}.`, pos),
      end(on('acceptance-restored', fact), pos),
    ],
    AcceptanceStillBelow: (fact, { pos }) => [
      raise(
        on('acceptance-still-below', fact),
        fact,
        `As ${fact.role}, after the period to ${fact.period.to}: ${figure(fact)}.`,
        pos,
        true,
      ),
    ],
    AcceptanceRestored: (fact, { pos }) => [
      end(on('acceptance-below-minimum', fact), pos),
      end(on('acceptance-still-below', fact), pos),
      raise(on('acceptance-restored', fact), fact, `As ${fact.role}: ${figure(fact)}.`, pos),
    ],
    AcceptanceBreachClosed: (fact, { pos }) => [
      end(on('acceptance-below-minimum', fact), pos),
      end(on('acceptance-still-below', fact), pos),
    ],
    RangeOfNeedsConcernRaised: (fact, { pos }) => [
      raise(
        on('range-of-needs', fact, segmentOf(fact)),
        fact,
        `As ${fact.role}, ${fact.segment}: ${fact.accepted} of ${fact.counted} accepted, ${fact.others.accepted} of ${fact.others.counted} of the others.`,
        pos,
      ),
    ],
    RangeOfNeedsConcernEnded: (fact, { pos }) => [end(on('range-of-needs', fact, segmentOf(fact)), pos)],
  },
};

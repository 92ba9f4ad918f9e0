import { localDate, startOfDay } from '#event-sourcing';
import {
  boundedRise,
  riseOf,
  type RateUplifted,
  type RateVaried,
  type UpliftProposed,
} from '../../contexts/prices/index.ts';
import { contractOf } from './places.ts';
import type { Happening } from './publishable.ts';
import type { Publisher } from './publisher.ts';
import type { Amendment, Release, Tender } from './release.ts';
import type { Standing } from './standing.ts';

/** By what an uplift raises a provider's rates, before they are rounded and kept within bounds: "7.26 %". */
function percentOf({ formula, exceptions, bounds }: UpliftProposed, provider: string): string {
  const exception = exceptions.find((each) => each.provider === provider);
  const rise = exception
    ? riseOf({ kind: 'percent', milliPercent: exception.milliPercent })
    : boundedRise(riseOf(formula), bounds);
  return `${Number(rise) / 100_000} %`;
}

/** The releases of uplifts and variations, one for each provider and area: its contracts there are amended. */
export class OnPrice {
  private readonly proposed = new Map<string, UpliftProposed>();
  /** What was told of already: an area has a rate for each service and band. */
  private readonly amended = new Set<string>();

  constructor(
    private readonly standing: Standing,
    private readonly publisher: Publisher,
    private readonly named: (process: string | null) => Tender,
  ) {}

  upliftProposed({ event }: Happening<UpliftProposed>): readonly Release[] {
    this.proposed.set(event.uplift, event);
    return [];
  }

  rateUplifted(happening: Happening<RateUplifted>): readonly Release[] {
    const { uplift, provider } = happening.event;
    const facts = this.proposed.get(uplift);
    return facts ? this.changed(happening, uplift, `rise by ${percentOf(facts, provider)}`) : [];
  }

  rateVaried(happening: Happening<RateVaried>): readonly Release[] {
    return this.changed(
      happening,
      happening.event.variation,
      'change, as the provider asked and was granted,',
    );
  }

  private changed(
    { id, at, event }: Happening<RateUplifted | RateVaried>,
    decision: string,
    how: string,
  ): readonly Release[] {
    const { provider, area, decidedOn, effectiveFrom } = event;
    const once = [decision, provider, area, effectiveFrom].join(' ');
    if (this.amended.has(once)) return [];
    this.amended.add(once);
    const amendment: Amendment = {
      id: `${decision}:${effectiveFrom}`,
      date: startOfDay(decidedOn),
      description: `Hourly rates ${how} from ${effectiveFrom}.`,
    };
    const changed = [...this.standing.positions.values()].filter(
      (held) =>
        held.provider === provider && held.area === area && (held.to === null || held.to > localDate(at)),
    );
    const each = Map.groupBy(changed, (position) => this.standing.tenderOf(position));
    return [...each].map(([process, positions]) =>
      this.publisher.release(process, id, at, {
        tag: ['contractAmendment'],
        tender: this.named(process),
        contracts: positions.map((position) => ({
          ...contractOf(this.standing, position, at),
          amendments: [amendment],
        })),
      }),
    );
  }
}

import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, canonicalize, currentOrigin, type Decide, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework } from '../../agreement/index.ts';
import { rates, type Rates } from '../rates.ts';
import { ratesToVary } from './rates-to-vary.ts';
import { PriceVariationRequested, variationFacts, type VariationEvent } from './variation.events.ts';
import { type Variation, variations, type Variations } from './variations.ts';

/**
 * Asks for another rate from a day on, by a clause of the contract and with evidence: a provider for its own, the council
 * for a provider. A second person decides.
 */
export class RequestPriceVariation extends command(
  variationFacts,
  mayBeAskedBy('provider', 'contract-manager'),
) {}

/** What a request rests on. */
interface Ground {
  /** Everybody who stands behind it. */
  readonly requestedBy: string;
  readonly askedBy: PriceVariationRequested['askedBy'];
  /** Whether whoever asks may ask for this provider. */
  readonly may: boolean;
  readonly areas: ReadonlyMap<string, unknown>;
  readonly rates: Rates;
}

type Asked = Omit<PriceVariationRequested, 'type' | 'rates' | 'askedBy' | 'requestedAt' | 'requestedBy'>;

/** What was asked for, in one form. */
const essence = ({ rates, ...facts }: Asked & { readonly rates: readonly { readonly area: string }[] }) => {
  const { provider, service, band, askedPence, effectiveFrom, clause, evidence } = facts;
  const areas = rates.map(({ area }) => area);
  return canonicalize({ provider, service, band, askedPence, effectiveFrom, clause, evidence, areas });
};

/** A variation of one of these rates that nobody has decided yet. */
const waiting = (state: Variations, { areas, ...asked }: RequestPriceVariation): Variation | undefined =>
  [...state.values()].find(
    (each) =>
      each.standing === 'requested' &&
      each.provider === asked.provider &&
      each.service === asked.service &&
      each.band === asked.band &&
      each.rates.some(({ area }) => areas.includes(area)),
  );

export const requestPriceVariation =
  (request: RequestPriceVariation, ground: Ground): Decide<Variations, VariationEvent> =>
  (state, now) => {
    const { areas, ...asked } = request;
    const { requestedBy, askedBy } = ground;
    if (!ground.may)
      throw new Rejection(
        'provider-unknown',
        `There is no provider ${asked.provider} that you may ask for: name your own.`,
      );
    const unknown = areas.find((area) => !ground.areas.has(area));
    if (unknown !== undefined)
      throw new Rejection('area-unknown', `There is no area ${unknown}: name areas of the framework.`);
    const known = state.get(asked.variation);
    const named = [...new Set(areas)].toSorted().map((area) => ({ area }));
    if (known?.requestedBy === requestedBy && essence(known) === essence({ ...asked, rates: named }))
      return [];
    if (known)
      throw new Rejection(
        'variation-known',
        `There is a variation ${asked.variation} already: choose another reference.`,
      );
    const held = ratesToVary(ground.rates, areas, asked, asked.askedPence);
    const other = waiting(state, request);
    if (other)
      throw new Rejection(
        'variation-waiting',
        `${other.variation} asks for one of these rates already: wait for its decision, or withdraw it.`,
      );
    return [new PriceVariationRequested({ ...asked, rates: held, askedBy, requestedAt: now, requestedBy })];
  };

@CommandHandler(RequestPriceVariation)
export class RequestPriceVariationHandler implements ICommandHandler<RequestPriceVariation> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(request: RequestPriceVariation) {
    const scope = ProviderScope.inForce();
    const { areas } = await this.aggregates.load(framework, request.framework);
    const held = await this.aggregates.load(rates, `${request.framework}-${request.provider}`);
    const decide = requestPriceVariation(request, {
      requestedBy: currentOrigin().by.id,
      askedBy: scope.whole ? 'council' : 'provider',
      may: scope.covers(request.provider),
      ...{ areas, rates: held },
    });
    return this.aggregates.transact(variations, request.framework, decide);
  }
}

import { NotAllowed, Principal } from '#access';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestPriceVariation } from '../../../contexts/prices/variations/request-price-variation.ts';
import { FindRates } from '../../../projections/rates/index.ts';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { byName } from '../names.ts';
import { Reception, type Visit } from '../reception.ts';
import { requestVariationFields } from './request-variation-form.ts';
import { variationHref } from './variation-words.ts';

const page = { title: 'Ask for another rate', path: '/prices/variations/new', dated: false };

@Controller('prices/variations/new')
export class RequestVariationController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
  ) {}

  /** The form by which another rate is asked for: a provider for its own, the council for a provider. */
  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/prices');
    if (visit) await this.deeds.show(reply, visit, await this.deed(visit));
  }

  /** Records the request, and leads to the list. */
  @Post()
  async act(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/prices');
    if (visit) await this.deeds.act(reply, visit, await this.deed(visit), request.body);
  }

  private async deed({ asked, names }: Visit): Promise<Deed> {
    if (!Deeds.mayDo({ command: RequestPriceVariation }))
      throw new NotAllowed('Providers and the council’s contract managers ask for another rate.');
    const { framework } = asked;
    const own = Principal.inForce()?.provider ?? null;
    const { rates } = await this.queries.execute(new FindRates({ framework }));
    const each = <T>(of: (rate: (typeof rates)[number]) => T): readonly T[] => [...new Set(rates.map(of))];
    const named = (references: readonly string[], name: (reference: string) => string) =>
      references.map((value) => ({ value, text: name(value) })).toSorted((a, b) => byName(a.text, b.text));
    const providers = named(
      each(({ provider }) => provider),
      (reference) => names.provider(reference),
    );
    return {
      title: page.title,
      about: 'Price variations',
      does: [
        'Another rate from a day on, by a clause of the contract. Somebody else of the council decides, and says why.',
      ],
      fields: requestVariationFields({
        providers: own === null ? [{ value: '', text: 'Choose one' }, ...providers] : undefined,
        areas: named(
          each(({ area }) => area),
          (reference) => names.area(reference),
        ),
        services: each(({ service }) => service),
        bands: each(({ band }) => band).toSorted(byName),
      }),
      button: 'Ask for it',
      command: RequestPriceVariation,
      where: { framework, ...(own === null ? {} : { provider: own }) },
      action: variationHref(asked, 'new'),
      back: variationHref(asked),
      done: 'request',
    };
  }
}

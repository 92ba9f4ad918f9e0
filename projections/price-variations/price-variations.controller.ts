import { reference } from '#event-sourcing';
import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { serviceKind, type ServiceKind } from '../../contexts/prices/index.ts';
import { ExposeWhole } from '../measures/index.ts';
import { FindPriceVariations, type PriceVariations } from './find-price-variations.ts';
import { GetPriceVariation } from './get-price-variation.ts';
import type { PriceVariation } from './price-variation.ts';

const listQuestion = FindPriceVariations.schema;
const question = GetPriceVariation.schema.omit({ variation: true });
const list = (description: string) => ({ type: 'array', items: { type: 'object' }, description }) as const;

/** A variation as every caller may see it. */
@Exclude()
export class PriceVariationResponse implements PriceVariation {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'V-0001' }) readonly variation!: string;
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose() @ApiProperty({ enum: serviceKind.options }) readonly service!: ServiceKind;
  @Expose() @ApiProperty({ example: 'standard' }) readonly band!: string;
  @Expose()
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Pence an hour.' })
  readonly askedPence!: number;
  @Expose() @ApiProperty({ format: 'date' }) readonly effectiveFrom!: string;
  @Expose() @ApiProperty() readonly clause!: string;
  @Expose() @ApiProperty() readonly evidence!: string;
  @ExposeWhole()
  @ApiProperty(list('What the rates are on that day; of a decided one, what they were then.'))
  readonly rates!: PriceVariation['rates'];
  @ExposeWhole()
  @ApiProperty(list('Rates that begin later, and stand.'))
  readonly later!: PriceVariation['later'];
  @Expose()
  @ApiProperty({ enum: ['provider', 'council'] })
  readonly askedBy!: PriceVariation['askedBy'];
  @Expose() @ApiProperty({ format: 'date-time' }) readonly requestedAt!: string;
  @Expose()
  @ApiProperty({ type: String, nullable: true, description: 'Null to a provider.' })
  readonly requestedBy!: string | null;
  @Expose()
  @ApiProperty({ enum: ['requested', 'agreed', 'refused', 'withdrawn'] })
  readonly standing!: PriceVariation['standing'];
  @ExposeWhole()
  @ApiProperty({
    ...{ type: 'object', additionalProperties: true, nullable: true },
    description: 'By whom (null to a provider), when, why, and the amount agreed.',
  })
  readonly decided!: PriceVariation['decided'];
  @Expose() @ApiProperty() readonly imported!: boolean;
  @ExposeWhole() @ApiProperty(list('Rates that it changed.')) readonly varied!: PriceVariation['varied'];
  @Expose()
  @ApiProperty({ type: [Number], description: 'Positions in the log; none to a provider.' })
  readonly events!: number[];
  @Expose()
  @ApiProperty({ enum: ['incomplete'], isArray: true })
  readonly warnings!: PriceVariation['warnings'];
}

/** The variations of a framework. */
@Exclude()
export class PriceVariationsResponse implements PriceVariations {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose()
  @Type(() => PriceVariationResponse)
  @ApiProperty({ type: [PriceVariationResponse] })
  readonly variations!: PriceVariationResponse[];
}

@ApiTags('prices')
@Controller('api/v1/price-variations')
export class PriceVariationsViewController {
  constructor(private readonly queries: QueryBus) {}

  /** The rates that were asked to be others: those that wait for a decision first. To a provider its own. */
  @Get()
  @ApiOkResponse({ type: PriceVariationsResponse })
  @SerializeOptions({ type: PriceVariationsResponse })
  variations(@Query({ schema: listQuestion }) asked: z.output<typeof listQuestion>) {
    return this.queries.execute(new FindPriceVariations(asked));
  }

  /** One of them: what is asked for, by which clause, and what was decided and why. */
  @Get(':variation')
  @ApiOkResponse({ type: PriceVariationResponse })
  @SerializeOptions({ type: PriceVariationResponse })
  variation(
    @Param('variation', { schema: reference }) variation: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new GetPriceVariation({ variation, ...asked }));
  }
}

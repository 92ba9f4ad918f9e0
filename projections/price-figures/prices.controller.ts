import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { serviceKind } from '../../contexts/prices/index.ts';
import { csvFile, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindPrices } from './find-prices.ts';
import type { PricesDocument } from './prices-document.ts';
import { pricesCsv } from './prices-csv.ts';

const question = FindPrices.schema.extend({ format });
const object = { type: 'object', additionalProperties: true } as const;
const list = (description: string) => ({ type: 'array', items: object, description }) as const;

/** `kpi prices` as every caller may see it. */
@Exclude()
export class PricesResponse implements PricesDocument {
  @Expose() @ApiProperty({ enum: ['prices'] }) readonly measure!: 'prices';
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly policyVersion!: number;
  @Expose()
  @ApiProperty({ enum: ['inclusive', 'exclusive'], description: 'How the policy takes quartiles.' })
  readonly quartiles!: PricesDocument['quartiles'];
  @Expose() @ApiProperty({ enum: serviceKind.options }) readonly service!: PricesDocument['service'];
  @Expose() @ApiProperty({ format: 'date' }) readonly since!: string;
  @ExposeWhole()
  @ApiProperty({ ...object, nullable: true, description: 'The index asked for, as published by both days.' })
  readonly index!: PricesDocument['index'];
  @ExposeWhole()
  @ApiProperty(list('Spread and drift by area, then by level, then everywhere, each by band.'))
  readonly rows!: PricesDocument['rows'];
  @ExposeWhole()
  @ApiProperty(
    list('Rates that stand out, with the rules that they break; limits in thousandths of a penny.'),
  )
  readonly outliers!: PricesDocument['outliers'];
  @ExposeWhole()
  @ApiProperty(list('Rates in force on both days; percentages in thousandths.'))
  readonly moves!: PricesDocument['moves'];
}

@ApiTags('figures')
@Controller('api/v1/kpi')
export class PriceFiguresController {
  constructor(private readonly queries: QueryBus) {}

  /** How the rates in force are spread, which stand out, and how they moved beside an index. */
  @Get('prices')
  @ApiOkResponse({ type: PricesResponse })
  @SerializeOptions({ type: PricesResponse })
  async prices(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindPrices(asked));
    if (!wantsCsv(format, accept)) return document;
    return csvFile(`prices-${document.framework}-${document.asOf}`, pricesCsv(document));
  }
}

import { reference } from '#event-sourcing';
import { Controller, Get, Headers, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { serviceKind, type ServiceKind } from '../../contexts/prices/index.ts';
import { csvFile, csvOf, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindRates, type ProviderRate, type RatesDocument } from './find-rates.ts';
import { GetRateHistory, type RateHistory } from './get-rate-history.ts';

const question = FindRates.schema.extend({ format });
const known = GetRateHistory.schema.pick({ framework: true, knownAt: true });

@Exclude()
class RateResponse implements ProviderRate {
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ enum: serviceKind.options }) readonly service!: ServiceKind;
  @Expose() @ApiProperty({ example: 'standard' }) readonly band!: string;
  @Expose()
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Pence an hour.' })
  readonly hourlyPence!: number;
  @Expose() @ApiProperty({ format: 'date' }) readonly effectiveFrom!: string;
}

/** The rates that hold on a date as every caller may see them. */
@Exclude()
export class RatesResponse implements RatesDocument {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose() @Type(() => RateResponse) @ApiProperty({ type: [RateResponse] }) readonly rates!: RateResponse[];
}

/** What a rate was, is and will be, as every caller may see it. */
@Exclude()
export class RateHistoryResponse implements RateHistory {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ enum: serviceKind.options }) readonly service!: ServiceKind;
  @Expose() @ApiProperty({ example: 'standard' }) readonly band!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @ExposeWhole()
  @ApiProperty({
    ...{ type: 'array', items: { type: 'object' } },
    description: 'Pence an hour and from when, the newest first; the decision that changed it, or null.',
  })
  readonly steps!: RateHistory['steps'];
}

@ApiTags('prices')
@Controller('api/v1/rates')
export class RatesController {
  constructor(private readonly queries: QueryBus) {}

  /** The agreed rates that hold on a date. */
  @Get()
  @ApiOkResponse({ type: RatesResponse })
  @SerializeOptions({ type: RatesResponse })
  async rates(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const found = await this.queries.execute(new FindRates(asked));
    if (!wantsCsv(format, accept)) return found;
    const columns = ['provider', 'area', 'service', 'band', 'hourlyPence', 'effectiveFrom'] as const;
    return csvFile(`rates-${found.framework}-${found.asOf}`, csvOf<ProviderRate>(columns, found.rates));
  }
  /** Everything that one rate was, is and will be. */
  @Get(':provider/:area/:service/:band')
  @ApiOkResponse({ type: RateHistoryResponse })
  @SerializeOptions({ type: RateHistoryResponse })
  history(
    @Param('provider', { schema: reference }) provider: string,
    @Param('area', { schema: reference }) area: string,
    @Param('service', { schema: serviceKind }) service: ServiceKind,
    @Param('band', { schema: reference }) band: string,
    @Query({ schema: known }) asked: z.output<typeof known>,
  ) {
    return this.queries.execute(new GetRateHistory({ provider, area, service, band, ...asked }));
  }
}

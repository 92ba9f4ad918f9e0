import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { reference } from '#event-sourcing';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { ExposeWhole } from '../measures/index.ts';
import { FindProvider, type ProviderDetail } from './find-provider.ts';
import { FindProviders, type ProviderRecords } from './find-providers.ts';
import type { ProviderRecord } from './provider-record.ts';

const question = FindProvider.schema.omit({ provider: true });
const textOrNull = { type: String, nullable: true } as const;
const list = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;
const whole = (description: string) => ({ type: 'object', additionalProperties: true, description }) as const;

@Exclude()
class ProviderRecordResponse implements ProviderRecord {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose() @ApiProperty() readonly name!: string;
  @Expose() @ApiProperty(textOrNull) readonly cqcRating!: string | null;
  @Expose() @ApiProperty({ format: 'date' }) readonly joinedOn!: string;
  @Expose()
  @ApiProperty({ type: [String], description: 'What it cannot be asked for.' })
  readonly outOfScope!: string[];
  @ExposeWhole()
  @ApiProperty(whole('Who delivers under its contracts: structure, and members with name and from.'))
  readonly parties!: ProviderRecord['parties'];
  @Expose()
  @ApiProperty({ ...textOrNull, description: 'Why the council asks it for nothing today.' })
  readonly suspended!: string | null;
  @ExposeWhole()
  @ApiProperty({ ...whole('Its own pause in every area today.'), nullable: true })
  readonly paused!: ProviderRecord['paused'];
  @ExposeWhole()
  @ApiProperty(list('On the dates [from, to).'))
  readonly suspensions!: ProviderRecord['suspensions'];
  @ExposeWhole()
  @ApiProperty(list('On the dates [from, to); area null: everywhere.'))
  readonly pauses!: ProviderRecord['pauses'];
  @ExposeWhole()
  @ApiProperty(list('Held or not, with rate, standing and acceptance as in /kpi/acceptance.'))
  readonly positions!: ProviderRecord['positions'];
  @ExposeWhole()
  @ApiProperty(whole('Packages that are not over, and their minutes a week.'))
  readonly packages!: ProviderRecord['packages'];
  @Expose() @ApiProperty({ type: 'integer' }) readonly openOffers!: number;
  @ExposeWhole()
  @ApiProperty(list('All rates agreed: area, band, hourlyPence, effectiveFrom.'))
  readonly rates!: ProviderRecord['rates'];
}

@Exclude()
export class ProviderDetailResponse extends ProviderRecordResponse implements ProviderDetail {
  @ExposeWhole()
  @ApiProperty(list('What happened to it, in order, with the event that says so.'))
  readonly timeline!: ProviderDetail['timeline'];
}

/** The providers as every caller may see them. */
@Exclude()
export class ProvidersResponse implements ProviderRecords {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose()
  @Type(() => ProviderRecordResponse)
  @ApiProperty({ type: [ProviderRecordResponse] })
  readonly providers!: ProviderRecordResponse[];
  @Expose()
  @ApiProperty({ ...textOrNull, description: 'Ask for it as `after` to go on; null: no more.' })
  readonly next!: string | null;
}

@ApiTags('providers')
@Controller('api/v1/providers')
export class ProviderRecordsController {
  constructor(private readonly queries: QueryBus) {}

  /** The providers as they stand today. */
  @Get()
  @ApiOkResponse({ type: ProvidersResponse })
  @SerializeOptions({ type: ProvidersResponse })
  providers(@Query({ schema: FindProviders.schema }) asked: z.output<typeof FindProviders.schema>) {
    return this.queries.execute(new FindProviders(asked));
  }

  /** One provider with everything that happened to it. */
  @Get(':provider')
  @ApiOkResponse({ type: ProviderDetailResponse })
  @SerializeOptions({ type: ProviderDetailResponse })
  provider(
    @Param('provider', { schema: reference }) provider: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new FindProvider({ provider, ...asked }));
  }
}

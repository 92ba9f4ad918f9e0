import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, csvOf, format, wantsCsv } from '../measures/index.ts';
import type { Departure, DistributionDocument, DistributionRow, Share } from './distribution.ts';
import { FindDistribution } from './find-distribution.ts';

const question = FindDistribution.schema.extend({ format });

@Exclude()
class ShareResponse implements Share {
  @Expose()
  @ApiProperty({ type: 'integer', description: 'What the mechanism would have brought it.' })
  readonly expected!: number;
  @Expose() @ApiProperty({ type: 'integer', description: 'What came to it.' }) readonly made!: number;
}

@Exclude()
class DepartureResponse implements Departure {
  @Expose() @ApiProperty({ example: 'R000755' }) readonly referral!: string;
  @Expose() @ApiProperty({ enum: ['offer', 'placement'] }) readonly of!: Departure['of'];
  @Expose()
  @ApiProperty({ enum: ['missing', 'extra'], description: 'extra: the mechanism would not have brought it.' })
  readonly was!: Departure['was'];
}

@Exclude()
class DistributionRowResponse implements DistributionRow {
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose()
  @ApiProperty({ enum: ['primary', 'secondary', 'reserve', 'off-framework'] })
  readonly role!: DistributionRow['role'];
  @Expose() @Type(() => ShareResponse) @ApiProperty() readonly offers!: ShareResponse;
  @Expose() @Type(() => ShareResponse) @ApiProperty() readonly placements!: ShareResponse;
  @Expose()
  @Type(() => DepartureResponse)
  @ApiProperty({ type: [DepartureResponse] })
  readonly departures!: DepartureResponse[];
}

/** `audit distribution` as every caller may see it. */
@Exclude()
export class DistributionResponse {
  @Expose() @ApiProperty({ enum: ['distribution'] }) readonly audit!: DistributionDocument['audit'];
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose()
  @Type(() => DistributionRowResponse)
  @ApiProperty({ type: [DistributionRowResponse] })
  readonly rows!: DistributionRowResponse[];
}

@ApiTags('audit')
@Controller('api/v1/audit')
export class DistributionController {
  constructor(private readonly queries: QueryBus) {}

  /** What came to each provider, beside what the agreed mechanism would have brought it. */
  @Get('distribution')
  @ApiOkResponse({ type: DistributionResponse })
  @SerializeOptions({ type: DistributionResponse })
  async distribution(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindDistribution(asked));
    if (!wantsCsv(format, accept)) return document;
    const rows = document.rows.map(({ provider, role, offers, placements }) => ({
      ...{ provider, role, offersExpected: offers.expected, offersMade: offers.made },
      ...{ placementsExpected: placements.expected, placementsMade: placements.made },
    }));
    const columns = [
      ...(['provider', 'role', 'offersExpected', 'offersMade'] as const),
      ...(['placementsExpected', 'placementsMade'] as const),
    ];
    return csvFile(`distribution-${document.framework}`, csvOf(columns, rows));
  }
}

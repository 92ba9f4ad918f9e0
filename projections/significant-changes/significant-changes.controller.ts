import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, csvOf, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindSignificantChanges } from './find-significant-changes.ts';
import type { SignificantChanges } from './significant-changes.ts';

const question = FindSignificantChanges.schema.extend({ format });
const columns = [
  ...['provider', 'area', 'service', 'band', 'effectiveFrom', 'oldPence', 'hourlyPence'],
  ...['significantPercent', 'decidedOn', 'uplift', 'variation', 'packages'],
] as const;

/** Significant changes as every caller may see them. */
@Exclude()
export class SignificantChangesResponse implements SignificantChanges {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @ExposeWhole()
  @ApiProperty({
    ...{ type: 'array', items: { type: 'object', additionalProperties: true } },
    description:
      'provider, area, service, band, effectiveFrom, oldPence, hourlyPence, significantPercent, decidedOn, uplift, variation, events; packages: package, referral, events.',
  })
  readonly changes!: SignificantChanges['changes'];
}

@ApiTags('prices')
@Controller('api/v1/prices/significant-changes')
export class SignificantChangesController {
  constructor(private readonly queries: QueryBus) {}

  /** Rates that changed so much that customers may lose the right to stay with their provider, and their packages. */
  @Get()
  @ApiOkResponse({ type: SignificantChangesResponse })
  @SerializeOptions({ type: SignificantChangesResponse })
  async changes(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindSignificantChanges(asked));
    if (!wantsCsv(format, accept)) return document;
    const rows = document.changes.map(({ events: _events, packages, ...change }) => ({
      ...change,
      packages: packages.map((each) => each.package).join(' '),
    }));
    return csvFile(`significant-changes-${document.framework}`, csvOf(columns, rows));
  }
}

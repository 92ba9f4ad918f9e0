import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindRangeOfNeeds } from './find-range-of-needs.ts';
import type { RangeOfNeedsDocument } from './range-of-needs.ts';
import { rangeOfNeedsCsv } from './range-of-needs-csv.ts';

const question = FindRangeOfNeeds.schema.extend({ format });
const whole = { type: 'object', additionalProperties: true } as const;

/** `kpi range-of-needs` as every caller may see it. */
@Exclude()
export class RangeOfNeedsResponse implements RangeOfNeedsDocument {
  @Expose() @ApiProperty({ enum: ['range-of-needs'] }) readonly measure!: 'range-of-needs';
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly policyVersion!: number;
  @Expose() @ApiProperty({ type: 'integer', example: 75 }) readonly minimumPercent!: number;
  @ExposeWhole()
  @ApiProperty({ ...whole, description: 'The keys `rangeOfNeeds` of the policy in force on the day.' })
  readonly rules!: RangeOfNeedsDocument['rules'];
  @ExposeWhole()
  @ApiProperty({ ...whole, description: 'The days whose offers count, both included.' })
  readonly window!: RangeOfNeedsDocument['window'];
  @ExposeWhole()
  @ApiProperty({
    type: 'array',
    items: whole,
    description:
      'Each position: provider, area, role, accepted, counted, percent, status, and its segments with what was found of each.',
  })
  readonly rows!: RangeOfNeedsDocument['rows'];
}

@ApiTags('figures')
@Controller('api/v1/kpi')
export class RangeOfNeedsController {
  constructor(private readonly queries: QueryBus) {}

  /** Whether what is accepted reflects the range of needs that is offered. */
  @Get('range-of-needs')
  @ApiOkResponse({ type: RangeOfNeedsResponse })
  @SerializeOptions({ type: RangeOfNeedsResponse })
  async rangeOfNeeds(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindRangeOfNeeds(asked));
    if (!wantsCsv(format, accept)) return document;
    return csvFile(`range-of-needs-${document.framework}-${document.asOf}`, rangeOfNeedsCsv(document));
  }
}

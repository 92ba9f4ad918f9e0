import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, csvOf, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindRateReview, type OutstandingRate, type RateReviewDocument } from './find-rate-review.ts';

const question = FindRateReview.schema.extend({ format });

/** The rates in force that stand out. */
@Exclude()
export class RateReviewResponse implements RateReviewDocument {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: 'integer' }) readonly policyVersion!: number;
  @Expose()
  @ApiProperty({ type: 'integer', description: 'How many rates were compared.' })
  readonly compared!: number;
  @ExposeWhole()
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Each with the rules that it breaks; limits in thousandths of a penny.',
  })
  readonly rates!: RateReviewDocument['rates'];
}

@ApiTags('prices')
@Controller('api/v1/rate-review')
export class RateReviewController {
  constructor(private readonly queries: QueryBus) {}

  /** The rates in force on a date that stand out beside the others of their area, by the policy. */
  @Get()
  @ApiOkResponse({ type: RateReviewResponse })
  @SerializeOptions({ type: RateReviewResponse })
  async review(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const found = await this.queries.execute(new FindRateReview(asked));
    if (!wantsCsv(format, accept)) return found;
    const columns = ['provider', 'area', 'service', 'band', 'hourlyPence', 'effectiveFrom', 'flags'] as const;
    const rows = found.rates.map((rate) => ({
      ...rate,
      flags: rate.flags.map(({ rule }) => rule).join(' '),
    }));
    return csvFile(
      `rate-review-${found.framework}-${found.asOf}`,
      csvOf<Omit<OutstandingRate, 'flags'> & { readonly flags: string }>(columns, rows),
    );
  }
}

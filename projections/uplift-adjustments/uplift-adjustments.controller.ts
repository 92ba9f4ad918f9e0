import { reference } from '#event-sourcing';
import { Controller, Get, Headers, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, csvOf, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import type { Adjustment } from './adjustment.ts';
import { UpliftAdjustments } from './uplift-adjustments.ts';
import type { UpliftAdjustmentsDocument } from './adjustments-of.ts';

const question = UpliftAdjustments.schema.omit({ uplift: true }).extend({ format });
const list = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;
const columns = ['provider', 'package', 'referral', 'owedPence'] as const;

/** What an uplift owes as every caller may see it. */
@Exclude()
export class UpliftAdjustmentsResponse implements UpliftAdjustmentsDocument {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'U-2026' }) readonly uplift!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose()
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'From then on: the new rate.' })
  readonly decidedOn!: string | null;
  @ExposeWhole()
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'applied, of.' })
  readonly progress!: UpliftAdjustmentsDocument['progress'];
  @Expose() @ApiProperty({ type: 'integer', description: 'Pence in all.' }) readonly owedPence!: number;
  @ExposeWhole()
  @ApiProperty(list('provider, packages, owedPence.'))
  readonly providers!: UpliftAdjustmentsDocument['providers'];
  @ExposeWhole()
  @ApiProperty(
    list(
      'package, referral, provider, owedPence; parts: from, to, days, weeklyMinutes, fromPence, toPence; events.',
    ),
  )
  readonly lines!: UpliftAdjustmentsDocument['lines'];
  @ExposeWhole()
  @ApiProperty(list('package, provider, because: placed-after, rate-unknown or end-unknown.'))
  readonly leftOut!: UpliftAdjustmentsDocument['leftOut'];
}

@ApiTags('prices')
@Controller('api/v1/uplifts')
export class UpliftAdjustmentsController {
  constructor(private readonly queries: QueryBus) {}

  /** What an uplift owes for the days before it was decided. */
  @Get(':uplift/adjustments')
  @ApiOkResponse({ type: UpliftAdjustmentsResponse })
  @SerializeOptions({ type: UpliftAdjustmentsResponse })
  async adjustments(
    @Param('uplift', { schema: reference }) uplift: string,
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new UpliftAdjustments({ uplift, ...asked }));
    if (!wantsCsv(format, accept)) return document;
    return csvFile(`adjustments-${document.framework}-${uplift}`, csvOf<Adjustment>(columns, document.lines));
  }
}

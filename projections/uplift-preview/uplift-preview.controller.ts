import { reference } from '#event-sourcing';
import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { upliftPlan } from '../../contexts/prices/index.ts';
import { ExposeWhole } from '../measures/index.ts';
import type { UpliftPreview } from './preview-of.ts';
import { PreviewUplift } from './preview-uplift.ts';

const question = PreviewUplift.schema.omit({ uplift: true, plan: true });
const list = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;

/** What an uplift would do as every caller may see it. */
@Exclude()
export class UpliftPreviewResponse implements UpliftPreview {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'U-2026' }) readonly uplift!: string;
  @Expose() @ApiProperty({ format: 'date-time', description: 'As if approved then.' }) readonly at!: string;
  @ExposeWhole()
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Mode and increment.' })
  readonly rounding!: UpliftPreview['rounding'];
  @Expose()
  @ApiProperty({ description: 'Whether it is less than what was given every year: a warning.' })
  readonly belowPractice!: boolean;
  @ExposeWhole()
  @ApiProperty(
    list(
      'provider, area, service, band, oldPence, hourlyPence, effectiveFrom, bound, until: hourlyPence, effectiveFrom.',
    ),
  )
  readonly rates!: UpliftPreview['rates'];
  @ExposeWhole()
  @ApiProperty(list('provider, area, service, band, because.'))
  readonly ratesThatStay!: UpliftPreview['ratesThatStay'];
  @Expose()
  @ApiProperty({ type: 'integer', description: 'Pence a year more, for the packages now live.' })
  readonly yearPence!: number;
  @ExposeWhole() @ApiProperty(list('area, packages, yearPence.')) readonly areas!: UpliftPreview['areas'];
  @ExposeWhole()
  @ApiProperty(list('provider, packages, yearPence.'))
  readonly providers!: UpliftPreview['providers'];
  @ExposeWhole()
  @ApiProperty(list('package, provider, area, weeklyMinutes, fromPence, toPence, yearPence.'))
  readonly packages!: UpliftPreview['packages'];
  @ExposeWhole()
  @ApiProperty(list('package, provider, because: rate-stays or rate-unknown.'))
  readonly packagesThatStay!: UpliftPreview['packagesThatStay'];
}

@ApiTags('prices')
@Controller('api/v1/uplifts')
export class UpliftPreviewController {
  constructor(private readonly queries: QueryBus) {}

  /** What a proposed uplift would do if it were approved now; nothing is recorded. */
  @Get(':uplift/preview')
  @ApiOkResponse({ type: UpliftPreviewResponse })
  @SerializeOptions({ type: UpliftPreviewResponse })
  preview(
    @Param('uplift', { schema: reference }) uplift: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new PreviewUplift({ uplift, ...asked }));
  }

  /** What an uplift would do as it is planned here, before anybody proposes it; nothing is recorded. */
  @Post(':uplift/preview')
  @HttpCode(200)
  @ApiOkResponse({ type: UpliftPreviewResponse })
  @SerializeOptions({ type: UpliftPreviewResponse })
  previewPlan(
    @Param('uplift', { schema: reference }) uplift: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
    @Body({ schema: upliftPlan }) plan: z.output<typeof upliftPlan>,
  ) {
    return this.queries.execute(new PreviewUplift({ uplift, plan, ...asked }));
  }
}

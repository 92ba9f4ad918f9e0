import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { offersCsv } from './acceptance-csv.ts';
import type { CountedOffer } from './counted-offers.ts';
import { FindOffersBehind } from './find-offers-behind.ts';
import type { OffersBehind } from './offers-behind.ts';

const question = FindOffersBehind.schema.extend({ format });
const moment = { format: 'date-time' } as const;
const countings = ['accepted', 'declined', 'lapsed', 'exempt', 'withdrawn', 'superseded'];

@Exclude()
class OffersWindowResponse {
  @Expose() @ApiProperty({ format: 'date' }) readonly from!: string;
  @Expose() @ApiProperty({ format: 'date', description: 'Inclusive.' }) readonly to!: string;
}

@Exclude()
class CountedOfferResponse implements CountedOffer {
  @Expose() @ApiProperty({ example: 'O000001' }) readonly offer!: string;
  @Expose() @ApiProperty({ example: 'R000001' }) readonly referral!: string;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly version!: number;
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ enum: ['primary', 'secondary'] }) readonly role!: CountedOffer['role'];
  @Expose() @ApiProperty(moment) readonly offeredAt!: string;
  @Expose() @ApiProperty(moment) readonly deadline!: string;
  @Expose()
  @ApiProperty({ ...moment, description: 'What dates it; the deadline when it lapsed in silence.' })
  readonly decidedAt!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly decidedOn!: string;
  @Expose()
  @ApiProperty({ enum: ['accepted', 'declined', 'lapsed', 'withdrawn'] })
  readonly outcome!: CountedOffer['outcome'];
  @Expose() @ApiProperty({ type: String, nullable: true }) readonly reason!: string | null;
  @Expose()
  @ApiProperty({ enum: countings, description: 'How it counts in the figure.' })
  readonly counting!: CountedOffer['counting'];
  @Expose()
  @ApiProperty({ type: String, nullable: true, description: 'The later offer that counts instead.' })
  readonly supersededBy!: string | null;
  @Expose()
  @ApiProperty({ description: 'Accepted, but it came to nothing through the provider.' })
  readonly failed!: boolean;
  @Expose()
  @ApiProperty({ type: String, nullable: true, description: 'The predecessor that it was made to.' })
  readonly inheritedFrom!: string | null;
  @ExposeWhole()
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What was offered: weeklyMinutes, carers, rural, timeSlot, urgency; null when nobody knows.',
  })
  readonly need!: CountedOffer['need'];
  @Expose()
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Of the last event that concerns it, in the referral’s stream.',
  })
  readonly revision!: number;
}

/** The offers behind an acceptance figure as every caller may see them. */
@Exclude()
export class OffersBehindResponse implements OffersBehind {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, ...moment, nullable: true }) readonly knownAt!: string | null;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly policyVersion!: number;
  @Expose() @Type(() => OffersWindowResponse) @ApiProperty() readonly window!: OffersWindowResponse;
  @Expose()
  @Type(() => CountedOfferResponse)
  @ApiProperty({ type: [CountedOfferResponse] })
  readonly offers!: CountedOfferResponse[];
}

@ApiTags('figures')
@Controller('api/v1/offers')
export class OffersController {
  constructor(private readonly queries: QueryBus) {}

  /** The offers behind an acceptance figure, each with how it counts. */
  @Get()
  @ApiOkResponse({ type: OffersBehindResponse })
  @SerializeOptions({ type: OffersBehindResponse })
  async offersBehind(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const found = await this.queries.execute(new FindOffersBehind(asked));
    return wantsCsv(format, accept)
      ? csvFile(`offers-${found.framework}-${found.asOf}`, offersCsv(found))
      : found;
  }
}

import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { ExposeWhole } from '../measures/index.ts';
import { FindOwnOffers } from './find-own-offers.ts';
import type { OfferedNeed, OwnOffer } from './own-offer.ts';
import type { OwnOffers } from './own-offers.ts';

const moment = { format: 'date-time' } as const;
const textOrNull = { type: String, nullable: true } as const;
const criteria = ['ability', 'preference', 'rate', 'least-recent', 'seeded-random', 'first-accepted'];
const whole = (description: string) =>
  ({ type: 'object', additionalProperties: true, nullable: true, description }) as const;

@Exclude()
class OfferedNeedResponse implements OfferedNeed {
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty() readonly areaName!: string;
  @Expose() @ApiProperty({ type: 'integer' }) readonly weeklyMinutes!: number;
  @Expose() @ApiProperty({ enum: [1, 2] }) readonly carers!: OfferedNeed['carers'];
  @Expose() @ApiProperty() readonly rural!: boolean;
  @Expose() @ApiProperty({ example: 'daytime' }) readonly timeSlot!: string;
  @Expose() @ApiProperty({ enum: ['standard', 'urgent'] }) readonly urgency!: OfferedNeed['urgency'];
  @Expose() @ApiProperty({ ...textOrNull, format: 'date' }) readonly startBy!: string | null;
}

@Exclude()
class OwnOfferResponse implements OwnOffer {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'R000123' }) readonly referral!: string;
  @Expose() @ApiProperty({ example: 'R000123.1' }) readonly offer!: string;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly version!: number;
  @Expose() @ApiProperty({ enum: ['primary', 'secondary', 'reserve'] }) readonly role!: OwnOffer['role'];
  @Expose() @ApiProperty(moment) readonly offeredAt!: string;
  @Expose() @ApiProperty(moment) readonly deadline!: string;
  @Expose()
  @ApiProperty({ enum: ['pending', 'accepted', 'declined', 'lapsed', 'withdrawn'] })
  readonly outcome!: OwnOffer['outcome'];
  @Expose() @ApiProperty({ ...textOrNull, ...moment }) readonly decidedAt!: string | null;
  @Expose() @ApiProperty(textOrNull) readonly reason!: string | null;
  @Expose() @Type(() => OfferedNeedResponse) @ApiProperty() readonly need!: OfferedNeedResponse;
  @ExposeWhole()
  @ApiProperty(whole('Another time or day that was named; kept when the council agreed.'))
  readonly counter!: OwnOffer['counter'];
  @Expose()
  @ApiProperty({ type: 'integer', nullable: true, description: 'The weekly minutes that it would take.' })
  readonly partly!: number | null;
  @Expose() @ApiProperty({ description: 'Accepted after the deadline.' }) readonly late!: boolean;
  @Expose()
  @ApiProperty({ ...textOrNull, enum: criteria, description: 'By what another came first.' })
  readonly notChosen!: OwnOffer['notChosen'];
  @Expose() @ApiProperty(textOrNull) readonly package!: string | null;
  @ExposeWhole()
  @ApiProperty(whole('When it was asked that the offer should not count, and what was decided.'))
  readonly exemption!: OwnOffer['exemption'];
  @Expose()
  @ApiProperty({ description: 'Whether it may be asked that it should not count.' })
  readonly mayAskExemption!: boolean;
}

/** What was offered to a provider as every caller may see it. */
@Exclude()
export class OwnOffersResponse implements OwnOffers {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose()
  @Type(() => OwnOfferResponse)
  @ApiProperty({ type: [OwnOfferResponse], description: 'The one due first comes first.' })
  readonly open!: OwnOfferResponse[];
  @Expose()
  @Type(() => OwnOfferResponse)
  @ApiProperty({ type: [OwnOfferResponse], description: 'Of the last 84 days, the last first.' })
  readonly closed!: OwnOfferResponse[];
  @Expose()
  @ApiProperty({ ...textOrNull, description: 'Ask for it as `after` to go on; null: no more.' })
  readonly next!: string | null;
}

@ApiTags('referrals')
@Controller('api/v1/offers/mine')
export class OwnOffersController {
  constructor(private readonly queries: QueryBus) {}

  /** What was offered to whoever asks, or to a provider. */
  @Get()
  @ApiOkResponse({ type: OwnOffersResponse })
  @SerializeOptions({ type: OwnOffersResponse })
  offers(@Query({ schema: FindOwnOffers.schema }) asked: z.output<typeof FindOwnOffers.schema>) {
    return this.queries.execute(new FindOwnOffers(asked));
  }
}

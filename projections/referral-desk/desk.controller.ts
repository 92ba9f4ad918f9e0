import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, csvOf, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import type { DeskRow, OpenOffer } from './desk-row.ts';
import type { Desk } from './desk.ts';
import { FindDesk } from './find-desk.ts';

const question = FindDesk.schema.extend({ format });
const moment = { format: 'date-time' } as const;
const role = { enum: ['primary', 'secondary', 'reserve'] };
const standings = ['to-decide', 'to-offer', 'unplaced', 'waiting', 'placed', 'withdrawn', 'split'];
const decisions = [
  ...['counter-offer', 'partial-acceptance', 'withdrawal', 'late-acceptance', 'placement', 'off-framework'],
];

@Exclude()
class OpenOfferResponse implements OpenOffer {
  @Expose() @ApiProperty({ example: 'R000123.1' }) readonly offer!: string;
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose() @ApiProperty(role) readonly role!: OpenOffer['role'];
  @Expose() @ApiProperty(moment) readonly deadline!: string;
}

@Exclude()
class DeskRowResponse implements DeskRow {
  @Expose() @ApiProperty({ example: 'R000123' }) readonly referral!: string;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly version!: number;
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ enum: ['standard', 'urgent'] }) readonly urgency!: DeskRow['urgency'];
  @Expose() @ApiProperty({ type: 'integer' }) readonly weeklyMinutes!: number;
  @Expose() @ApiProperty({ enum: [1, 2] }) readonly carers!: DeskRow['carers'];
  @Expose() @ApiProperty() readonly rural!: boolean;
  @Expose() @ApiProperty({ example: 'daytime' }) readonly timeSlot!: string;
  @Expose() @ApiProperty({ type: String, format: 'date', nullable: true }) readonly startBy!: string | null;
  @Expose() @ApiProperty(moment) readonly raisedAt!: string;
  @Expose() @ApiProperty({ enum: standings }) readonly standing!: DeskRow['standing'];
  @Expose()
  @ApiProperty({ description: 'Whether all that is known of its offers is what an import told.' })
  readonly onlyImported!: boolean;
  @Expose()
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Which time round the order is gone through.' })
  readonly round!: number;
  @Expose()
  @ApiProperty({ ...role, type: String, nullable: true, description: 'The role that was asked last.' })
  readonly step!: DeskRow['step'];
  @Expose()
  @Type(() => OpenOfferResponse)
  @ApiProperty({ type: [OpenOfferResponse], description: 'The one due first comes first.' })
  readonly openOffers!: OpenOfferResponse[];
  @Expose()
  @ApiProperty({ ...moment, type: String, nullable: true, description: 'When the first open offer lapses.' })
  readonly nextDeadline!: string | null;
  @Expose()
  @ApiProperty({ enum: decisions, type: String, nullable: true, description: 'What waits for a person.' })
  readonly needsDecision!: DeskRow['needsDecision'];
}

/** The referral desk as every caller may see it. */
@Exclude()
export class DeskResponse implements Desk {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @ExposeWhole()
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { 'to-decide': 1, 'to-offer': 4, unplaced: 0, waiting: 7 },
    description: 'How many stand so, whatever standing was asked for.',
  })
  readonly counts!: Desk['counts'];
  @Expose()
  @Type(() => DeskRowResponse)
  @ApiProperty({ type: [DeskRowResponse] })
  readonly referrals!: DeskRowResponse[];
  @Expose()
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Ask for it as `after` to go on; null: no more.',
  })
  readonly next!: string | null;
}

const columns = [
  ...['referral', 'version', 'area', 'urgency', 'weeklyMinutes', 'carers', 'rural', 'timeSlot', 'startBy'],
  ...['raisedAt', 'standing', 'round', 'step', 'nextDeadline', 'needsDecision'],
] as readonly (keyof DeskRow)[];

@ApiTags('referrals')
@Controller('api/v1/referrals')
export class DeskController {
  constructor(private readonly queries: QueryBus) {}

  /** The referral desk: what is to be done, and what is waited for. */
  @Get()
  @ApiOkResponse({ type: DeskResponse })
  @SerializeOptions({ type: DeskResponse })
  async desk(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const desk = await this.queries.execute(new FindDesk(asked));
    if (!wantsCsv(format, accept)) return desk;
    return csvFile(`referrals-${desk.framework}`, csvOf<DeskRow>(columns, desk.referrals));
  }
}

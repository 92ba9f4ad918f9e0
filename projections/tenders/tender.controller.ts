import { reference } from '#event-sourcing';
import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { priceMethod } from '../../contexts/procurement/index.ts';
import { ExposeWhole } from '../measures/index.ts';
import { GetTender } from './get-tender.ts';
import { stages } from './stage.ts';
import type { TenderShown } from './tender-shown.ts';

const question = GetTender.schema.omit({ tender: true });
const moment = { format: 'date-time' } as const;
const list = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;
const whole = (description: string) => ({ type: 'object', additionalProperties: true, description }) as const;
const wholeOrNull = (description: string) => ({ ...whole(description), nullable: true }) as const;

/** A tender as every caller may see it. */
@Exclude()
export class TenderResponse implements TenderShown {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'T-2026' }) readonly tender!: string;
  @Expose() @ApiProperty() readonly title!: string;
  @Expose() @ApiProperty({ enum: ['PCR2015', 'PA2023', 'PSR'] }) readonly regime!: TenderShown['regime'];
  @Expose() @ApiProperty({ type: 'integer' }) readonly generation!: number;
  @Expose() @ApiProperty({ enum: stages }) readonly stage!: TenderShown['stage'];
  @ExposeWhole()
  @ApiProperty(list('The positions that are to be awarded.'))
  readonly lots!: TenderShown['lots'];
  @ExposeWhole()
  @ApiProperty(list('The rates that every bidder gives per area, with how much each counts.'))
  readonly rates!: TenderShown['rates'];
  @ExposeWhole() @ApiProperty(list('The quality questions.')) readonly questions!: TenderShown['questions'];
  @Expose()
  @ApiProperty({ type: 'integer', description: 'The most that an answer can score.' })
  readonly scale!: number;
  @ExposeWhole()
  @ApiProperty(whole('Percent for quality and for price.'))
  readonly weights!: TenderShown['weights'];
  @Expose() @ApiProperty({ type: 'integer' }) readonly minimumQualityPercent!: number;
  @Expose() @ApiProperty({ enum: priceMethod.options }) readonly priceMethod!: TenderShown['priceMethod'];
  @Expose() @ApiProperty({ type: 'integer', nullable: true }) readonly benchmarkPence!: number | null;
  @ExposeWhole()
  @ApiProperty(whole('What the allocation makes as large as it can.'))
  readonly objective!: TenderShown['objective'];
  @Expose() @ApiProperty(moment) readonly openedAt!: string;
  @Expose() @ApiProperty(moment) readonly questionsUntil!: string;
  @Expose() @ApiProperty(moment) readonly deadline!: string;
  @Expose() @ApiProperty({ type: 'integer', nullable: true }) readonly standstillWorkingDays!: number | null;
  @ExposeWhole()
  @ApiProperty(list('Later deadlines, with the reason.'))
  readonly extensions!: TenderShown['extensions'];
  @ExposeWhole()
  @ApiProperty(wholeOrNull('Why it was cancelled.'))
  readonly cancelled!: TenderShown['cancelled'];
  @ExposeWhole()
  @ApiProperty(list('Questions and answers. Bidders are not told who asked.'))
  readonly clarifications!: TenderShown['clarifications'];
  @ExposeWhole()
  @ApiProperty(list('Who scores, with declared interests; none to bidders.'))
  readonly evaluators!: TenderShown['evaluators'];
  @Expose()
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null: bidders are not told.' })
  readonly bidsReceived!: number | null;
  @Expose()
  @ApiProperty({ type: String, nullable: true, ...moment, description: 'Null: the bids are sealed.' })
  readonly bidsOpenedAt!: string | null;
  @ExposeWhole()
  @ApiProperty({
    type: 'array',
    items: { type: 'string' },
    description: 'Whose bids were not what had been received.',
  })
  readonly unreadable!: TenderShown['unreadable'];
  @ExposeWhole()
  @ApiProperty(list('Whose bid came when; before the opening nobody’s but a bidder’s own.'))
  readonly receipts!: TenderShown['receipts'];
  @ExposeWhole()
  @ApiProperty(list('The opened bids with what came of them.'))
  readonly bids!: TenderShown['bids'];
  @ExposeWhole() @ApiProperty(list('The prices of each area.')) readonly prices!: TenderShown['prices'];
  @ExposeWhole() @ApiProperty(wholeOrNull('The award as decided.')) readonly award!: TenderShown['award'];
  @ExposeWhole()
  @ApiProperty(list('Positions that a bidder does not want.'))
  readonly declined!: TenderShown['declined'];
  @ExposeWhole()
  @ApiProperty(wholeOrNull('When the bidders were told.'))
  readonly notified!: TenderShown['notified'];
  @ExposeWhole()
  @ApiProperty(wholeOrNull('The award as confirmed.'))
  readonly confirmed!: TenderShown['confirmed'];
  @ExposeWhole()
  @ApiProperty({ type: 'array', items: { type: 'integer' }, description: 'Positions in the log.' })
  readonly events!: TenderShown['events'];
}

@ApiTags('procurement')
@Controller('api/v1/tenders')
export class TenderController {
  constructor(private readonly queries: QueryBus) {}

  /** One tender: its terms, its questions and answers, and what whoever asks may know of its bids. */
  @Get(':tender')
  @ApiOkResponse({ type: TenderResponse })
  @SerializeOptions({ type: TenderResponse })
  tender(
    @Param('tender', { schema: reference }) tender: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new GetTender({ tender, ...asked }));
  }
}

import { reference } from '#event-sourcing';
import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { priceMethod } from '../../contexts/procurement/index.ts';
import { ExposeWhole } from '../measures/index.ts';
import { type EvaluationDocument, FindEvaluation } from './find-evaluation.ts';

const question = FindEvaluation.schema.omit({ tender: true });
const list = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;

/** How far the bids of a tender have been judged. */
@Exclude()
export class EvaluationResponse implements EvaluationDocument {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'T-2026' }) readonly tender!: string;
  @Expose() @ApiProperty() readonly title!: string;
  @ExposeWhole() @ApiProperty(list('The questions.')) readonly questions!: EvaluationDocument['questions'];
  @Expose() @ApiProperty({ type: 'integer' }) readonly scale!: number;
  @ExposeWhole()
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Percent for quality and price.' })
  readonly weights!: EvaluationDocument['weights'];
  @Expose() @ApiProperty({ type: 'integer' }) readonly minimumQualityPercent!: number;
  @Expose()
  @ApiProperty({ enum: priceMethod.options })
  readonly priceMethod!: EvaluationDocument['priceMethod'];
  @ExposeWhole() @ApiProperty(list('The rates compared.')) readonly rates!: EvaluationDocument['rates'];
  @ExposeWhole()
  @ApiProperty(list('Who scores, with declared interests; null: none declared yet.'))
  readonly evaluators!: EvaluationDocument['evaluators'];
  @Expose()
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: sealed.' })
  readonly bidsOpenedAt!: string | null;
  @ExposeWhole()
  @ApiProperty(list('Every bid with its answers, their scores, and its quality in millionths of a point.'))
  readonly bids!: EvaluationDocument['bids'];
  @ExposeWhole()
  @ApiProperty(list('Every area: what it waits for, rates under review, prices with points and ranks.'))
  readonly areas!: EvaluationDocument['areas'];
}

@ApiTags('procurement')
@Controller('api/v1/tenders/:tender/evaluation')
export class EvaluationController {
  constructor(private readonly queries: QueryBus) {}

  /** How far the bids of a tender have been judged. For the council alone. */
  @Get()
  @ApiOkResponse({ type: EvaluationResponse })
  @SerializeOptions({ type: EvaluationResponse })
  evaluation(
    @Param('tender', { schema: reference }) tender: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new FindEvaluation({ tender, ...asked }));
  }
}

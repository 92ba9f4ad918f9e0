import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, format, wantsCsv } from '../measures/index.ts';
import { fairnessCsv } from './fairness-csv.ts';
import type { FairnessDocument } from './fairness.ts';
import { FindFairnessFindings } from './find-fairness-findings.ts';
import { findingCodes, type EventLink, type FindingCode } from './finding.ts';

const question = FindFairnessFindings.schema.extend({ format });

@Exclude()
class EventLinkResponse implements EventLink {
  @Expose() @ApiProperty({ example: 'referral-CSH-2025-R000755' }) readonly stream!: string;
  @Expose()
  @ApiProperty({ type: 'integer', description: 'Its revision in the stream.' })
  readonly rev!: number;
}

/** A finding as every caller may see it: it bears the references that it is known by. */
@Exclude()
export class FindingResponse {
  @Expose() @ApiProperty({ enum: findingCodes }) readonly code!: FindingCode;
  @Expose() @ApiProperty({ required: false }) readonly referral!: string;
  @Expose() @ApiProperty({ required: false }) readonly offer!: string;
  @Expose() @ApiProperty({ required: false, type: 'integer' }) readonly level!: number;
  @Expose() @ApiProperty({ required: false }) readonly role!: string;
  @Expose() @ApiProperty({ required: false }) readonly provider!: string;
  @Expose() @ApiProperty({ required: false }) readonly tender!: string;
  @Expose() @ApiProperty({ required: false }) readonly uplift!: string;
  @Expose() @ApiProperty({ required: false }) readonly variation!: string;
  @Expose() @ApiProperty({ required: false }) readonly area!: string;
  @Expose() @ApiProperty({ required: false }) readonly service!: string;
  @Expose() @ApiProperty({ required: false }) readonly band!: string;
  @Expose() @ApiProperty({ required: false }) readonly evaluator!: string;
  @Expose() @ApiProperty({ required: false }) readonly clarification!: string;
  @Expose() @ApiProperty({ required: false }) readonly package!: string;
  @Expose() @ApiProperty({ description: 'Why, in a sentence.' }) readonly because!: string;
  @Expose()
  @Type(() => EventLinkResponse)
  @ApiProperty({ type: [EventLinkResponse] })
  readonly events!: EventLinkResponse[];
}

/** `audit fairness` as every caller may see it. */
@Exclude()
export class FairnessResponse {
  @Expose() @ApiProperty({ enum: ['fairness'] }) readonly audit!: FairnessDocument['audit'];
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose()
  @Type(() => FindingResponse)
  @ApiProperty({ type: [FindingResponse] })
  readonly findings!: FindingResponse[];
}

@ApiTags('audit')
@Controller('api/v1/audit')
export class FairnessController {
  constructor(private readonly queries: QueryBus) {}

  /** Every breach of the agreed order and terms that the record shows. */
  @Get('fairness')
  @ApiOkResponse({ type: FairnessResponse })
  @SerializeOptions({ type: FairnessResponse })
  async fairness(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindFairnessFindings(asked));
    return wantsCsv(format, accept)
      ? csvFile(`fairness-${document.framework}`, fairnessCsv(document))
      : document;
  }
}

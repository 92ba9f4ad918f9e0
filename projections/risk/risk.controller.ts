import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindRisk } from './find-risk.ts';
import type { RiskDocument } from './risk.ts';
import { riskCsv } from './risk-csv.ts';

const question = FindRisk.schema.extend({ format });
const whole = { type: 'object', additionalProperties: true } as const;

/** `kpi risk` as every caller may see it. */
@Exclude()
export class RiskResponse implements RiskDocument {
  @Expose() @ApiProperty({ enum: ['risk'] }) readonly measure!: 'risk';
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly policyVersion!: number;
  @ExposeWhole()
  @ApiProperty({ ...whole, description: 'From so many points on the second to the fifth band.' })
  readonly bands!: RiskDocument['bands'];
  @ExposeWhole()
  @ApiProperty({
    ...{ type: 'array', items: whole },
    description:
      'Each provider: score, likelihood and impact with points and band, unknownPoints, and every factor with its value (null: unknown), threshold, points, facts and events.',
  })
  readonly rows!: RiskDocument['rows'];
}

@ApiTags('figures')
@Controller('api/v1/kpi')
export class RiskController {
  constructor(private readonly queries: QueryBus) {}

  /** How likely providers are to fail, and what that would do, with every fact that says so. */
  @Get('risk')
  @ApiOkResponse({ type: RiskResponse })
  @SerializeOptions({ type: RiskResponse })
  async risk(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindRisk(asked));
    if (!wantsCsv(format, accept)) return document;
    return csvFile(`risk-${document.framework}-${document.asOf}`, riskCsv(document));
  }
}

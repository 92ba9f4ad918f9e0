import { Controller, Get, Headers, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindWhatIf } from './find-what-if.ts';
import type { WhatIf } from './what-if.ts';
import { whatIfCsv } from './what-if-csv.ts';

const question = FindWhatIf.schema.extend({ format });
const whole = { type: 'object', additionalProperties: true } as const;
const outcome = (description: string) => ({ ...whole, description }) as const;

/** Figures under two policies, as every caller may see them. */
@Exclude()
export class WhatIfResponse implements WhatIf {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly policyVersion!: number;
  @ExposeWhole()
  @ApiProperty(outcome('By the policy in force: terms, window, overall, below, concerns, reserve.'))
  readonly adopted!: WhatIf['adopted'];
  @ExposeWhole()
  @ApiProperty(outcome('By the values that were asked for, and else the same.'))
  readonly other!: WhatIf['other'];
  @ExposeWhole()
  @ApiProperty({
    ...{ type: 'array', items: whole },
    description: 'Each position with its acceptance under both; null: it has none in that window.',
  })
  readonly rows!: WhatIf['rows'];
}

@ApiTags('figures')
@Controller('api/v1/kpi')
export class WhatIfController {
  constructor(private readonly queries: QueryBus) {}

  /** The figures by the policy in force beside those by another, over the same events. */
  @Get('what-if')
  @ApiOkResponse({ type: WhatIfResponse })
  @SerializeOptions({ type: WhatIfResponse })
  async whatIf(
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindWhatIf(asked));
    if (!wantsCsv(format, accept)) return document;
    return csvFile(`what-if-${document.framework}-${document.asOf}`, whatIfCsv(document));
  }
}

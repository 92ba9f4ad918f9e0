import { reference } from '#event-sourcing';
import { Controller, Get, Headers, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { FindStress, type StressDocument } from './find-stress.ts';
import { FindStressRanking, type StressRanking } from './find-stress-ranking.ts';
import { rankingCsv, stressCsv } from './stress-csv.ts';

const question = FindStress.schema.omit({ provider: true }).extend({ format });
const rankingQuestion = FindStressRanking.schema.extend({ format });
const whole = { type: 'object', additionalProperties: true } as const;
const list = (description: string) => ({ type: 'array', items: whole, description }) as const;
const load = (description: string) => ({ ...whole, description }) as const;

/** What happens when somebody stops, as every caller may see it. */
@Exclude()
export class StressResponse implements StressDocument {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @Expose() @ApiProperty({ type: [String] }) readonly stopping!: string[];
  @ExposeWhole()
  @ApiProperty(load('Packages to be moved: packages, weeklyMinutes, doubleHanded, rural.'))
  readonly moved!: StressDocument['moved'];
  @ExposeWhole()
  @ApiProperty(load('Those that nobody takes.'))
  readonly uncovered!: StressDocument['uncovered'];
  @Expose()
  @ApiProperty({ type: 'integer', description: 'What the others cost more in a year, in pence.' })
  readonly yearPence!: number;
  @Expose()
  @ApiProperty({ type: 'integer', description: 'Packages of which nobody can tell what they cost more.' })
  readonly costUnknown!: number;
  @ExposeWhole()
  @ApiProperty(list('By area: the load, positions lost, who takes over how much, what stays uncovered.'))
  readonly areas!: StressDocument['areas'];
  @ExposeWhole()
  @ApiProperty(list('Each package, to whom it would go, or why to nobody.'))
  readonly moves!: StressDocument['moves'];
  @ExposeWhole()
  @ApiProperty({
    ...{ type: 'object', additionalProperties: { type: 'integer' } },
    description: 'Weekly minutes that each who takes something could take on.',
  })
  readonly capacity!: StressDocument['capacity'];
}

/** Whose stopping would leave most uncovered, as every caller may see it. */
@Exclude()
export class StressRankingResponse implements StressRanking {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly knownAt!:
    string | null;
  @ExposeWhole()
  @ApiProperty(list('Each provider that gives care, the worst first.'))
  readonly alone!: StressRanking['alone'];
  @ExposeWhole() @ApiProperty(list('The 100 worst pairs.')) readonly pairs!: StressRanking['pairs'];
}

@ApiTags('figures')
@Controller('api/v1/stress-test')
export class StressTestController {
  constructor(private readonly queries: QueryBus) {}

  /** Each provider in turn, and every two together: whose stopping would leave most uncovered. */
  @Get()
  @ApiOkResponse({ type: StressRankingResponse })
  @SerializeOptions({ type: StressRankingResponse })
  async ranking(
    @Query({ schema: rankingQuestion }) { format, ...asked }: z.output<typeof rankingQuestion>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindStressRanking(asked));
    if (!wantsCsv(format, accept)) return document;
    return csvFile(`stress-test-${document.framework}-${document.asOf}`, rankingCsv(document));
  }

  /** What happens when this provider stops, alone or together with another. */
  @Get(':provider')
  @ApiOkResponse({ type: StressResponse })
  @SerializeOptions({ type: StressResponse })
  async stress(
    @Param('provider', { schema: reference }) provider: string,
    @Query({ schema: question }) { format, ...asked }: z.output<typeof question>,
    @Headers('accept') accept?: string,
  ) {
    const document = await this.queries.execute(new FindStress({ provider, ...asked }));
    if (!wantsCsv(format, accept)) return document;
    const name = [...document.stopping, document.framework, document.asOf].join('-');
    return csvFile(`stress-test-${name}`, stressCsv(document));
  }
}

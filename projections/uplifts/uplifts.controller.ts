import { reference } from '#event-sourcing';
import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { ExposeWhole } from '../measures/index.ts';
import { FindUplifts, type Uplifts } from './find-uplifts.ts';
import { GetUplift } from './get-uplift.ts';
import type { UpliftShown } from './uplift-shown.ts';

const listQuestion = FindUplifts.schema;
const question = GetUplift.schema.omit({ uplift: true });
const whole = (description: string) => ({ type: 'object', additionalProperties: true, description }) as const;
const number = { type: 'integer', minimum: 0 } as const;
const texts = (description: string) => ({ type: [String] as [typeof String], description });

/** An uplift as every caller may see it. */
@Exclude()
export class UpliftResponse implements UpliftShown {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'U-2026' }) readonly uplift!: string;
  @Expose() @ApiProperty() readonly title!: string;
  @ExposeWhole()
  @ApiProperty(whole('One percentage, or rises of costs with their weights; percentages in thousandths.'))
  readonly formula!: UpliftShown['formula'];
  @ExposeWhole()
  @ApiProperty(whole('Whose rates and which; null means all.'))
  readonly scope!: UpliftShown['scope'];
  @ExposeWhole()
  @ApiProperty({ type: 'array', items: { type: 'object' }, description: 'Other percentages, by provider.' })
  readonly exceptions!: UpliftShown['exceptions'];
  @ExposeWhole()
  @ApiProperty(whole('Least and most of the percentage, and of the rate in pence.'))
  readonly bounds!: UpliftShown['bounds'];
  @ExposeWhole() @ApiProperty(whole('Mode and increment.')) readonly rounding!: UpliftShown['rounding'];
  @ExposeWhole() @ApiProperty(whole('From when.')) readonly effective!: UpliftShown['effective'];
  @Expose() @ApiProperty() readonly evidence!: string;
  @Expose() @ApiProperty() readonly belowPractice!: boolean;
  @Expose() @ApiProperty({ format: 'date-time' }) readonly proposedAt!: string;
  @Expose() @ApiProperty() readonly proposedBy!: string;
  @Expose()
  @ApiProperty({ enum: ['proposed', 'approved', 'refused', 'withdrawn'] })
  readonly standing!: UpliftShown['standing'];
  @ExposeWhole()
  @ApiProperty({ ...whole('By whom, when, in which words.'), nullable: true })
  readonly decided!: UpliftShown['decided'];
  @Expose() @ApiProperty() readonly imported!: boolean;
  @Expose() @ApiProperty(texts('Whose rates rise.')) readonly providers!: string[];
  @Expose() @ApiProperty(texts('Whose rates have risen.')) readonly applied!: string[];
  @Expose() @ApiProperty({ ...number, description: 'That have risen.' }) readonly rates!: number;
  @Expose() @ApiProperty({ type: [Number], description: 'Positions in the log.' }) readonly events!: number[];
  @Expose()
  @ApiProperty({ enum: ['below-practice', 'incomplete'], isArray: true })
  readonly warnings!: UpliftShown['warnings'];
  @ExposeWhole()
  @ApiProperty({ ...whole('Of how many providers the rates have risen.'), nullable: true })
  readonly progress!: UpliftShown['progress'];
}

/** The uplifts of a framework. */
@Exclude()
export class UpliftsResponse implements Uplifts {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose()
  @Type(() => UpliftResponse)
  @ApiProperty({ type: [UpliftResponse] })
  readonly uplifts!: UpliftResponse[];
}

@ApiTags('prices')
@Controller('api/v1/uplifts')
export class UpliftsViewController {
  constructor(private readonly queries: QueryBus) {}

  /** The uplifts of a framework, the newest proposal first. */
  @Get()
  @ApiOkResponse({ type: UpliftsResponse })
  @SerializeOptions({ type: UpliftsResponse })
  uplifts(@Query({ schema: listQuestion }) asked: z.output<typeof listQuestion>) {
    return this.queries.execute(new FindUplifts(asked));
  }

  /** One uplift: what it rests on, who decided it, and whose rates have risen. */
  @Get(':uplift')
  @ApiOkResponse({ type: UpliftResponse })
  @SerializeOptions({ type: UpliftResponse })
  uplift(
    @Param('uplift', { schema: reference }) uplift: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new GetUplift({ uplift, ...asked }));
  }
}

import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { reference } from '#event-sourcing';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { ExposeWhole } from '../measures/index.ts';
import type { AreaDetail, AreaRecord } from './area-record.ts';
import { FindArea } from './find-area.ts';
import { type AreaRecords, FindAreas } from './find-areas.ts';

const question = FindArea.schema.omit({ area: true });
const countOrNull = { type: 'integer', minimum: 0, nullable: true } as const;
const list = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;
const counts = (description: string) =>
  ({ type: 'object', additionalProperties: { type: 'integer' }, description }) as const;

@Exclude()
class AreaRecordResponse implements AreaRecord {
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty() readonly name!: string;
  @Expose() @ApiProperty({ enum: [1, 2, 3] }) readonly level!: AreaRecord['level'];
  @Expose() @ApiProperty(countOrNull) readonly expectedWeeklyMinutes!: number | null;
  @Expose() @ApiProperty(countOrNull) readonly expectedCustomers!: number | null;
  @ExposeWhole()
  @ApiProperty(
    list('Who holds a position today: rate, suspension, pause, and acceptance as in /kpi/acceptance.'),
  )
  readonly holders!: AreaRecord['holders'];
  @ExposeWhole()
  @ApiProperty(counts('How many reserve providers there are, and how many could be asked.'))
  readonly reserve!: AreaRecord['reserve'];
  @Expose()
  @ApiProperty({ type: 'integer', description: 'Referrals that something is to be done for.' })
  readonly openReferrals!: number;
  @ExposeWhole()
  @ApiProperty(counts('Packages that are not over, and their minutes a week.'))
  readonly packages!: AreaRecord['packages'];
}

/** The areas as every caller may see them. */
@Exclude()
export class AreasResponse implements AreaRecords {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose()
  @Type(() => AreaRecordResponse)
  @ApiProperty({ type: [AreaRecordResponse] })
  readonly areas!: AreaRecordResponse[];
}

@Exclude()
export class AreaDetailResponse extends AreaRecordResponse implements AreaDetail {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @ExposeWhole()
  @ApiProperty(list('Those that something is to be done for, as in /referrals.'))
  readonly referrals!: AreaDetail['referrals'];
  @ExposeWhole()
  @ApiProperty(list('Those that are not over, as in /packages.'))
  readonly carePackages!: AreaDetail['carePackages'];
}

@ApiTags('areas')
@Controller('api/v1/areas')
export class AreasController {
  constructor(private readonly queries: QueryBus) {}

  /** The areas as they stand today. */
  @Get()
  @ApiOkResponse({ type: AreasResponse })
  @SerializeOptions({ type: AreasResponse })
  areas(@Query({ schema: FindAreas.schema }) asked: z.output<typeof FindAreas.schema>) {
    return this.queries.execute(new FindAreas(asked));
  }

  /** One area with its open referrals and its packages. */
  @Get(':area')
  @ApiOkResponse({ type: AreaDetailResponse })
  @SerializeOptions({ type: AreaDetailResponse })
  area(
    @Param('area', { schema: reference }) area: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new FindArea({ area, ...asked }));
  }
}

import { Controller, Get, Headers, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { reference } from '#event-sourcing';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { csvFile, csvOf, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { type CarePackageRow, packageStandings } from './care-package.ts';
import { type CarePackages, FindPackages } from './find-packages.ts';
import { GetPackage, type PricedCarePackage } from './get-package.ts';

const listQuestion = FindPackages.schema.extend({ format });
const question = GetPackage.schema.omit({ package: true });
const textOrNull = { type: String, nullable: true } as const;
const list = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;

/** A package of care as every caller may see it. */
@Exclude()
export class CarePackageResponse implements CarePackageRow {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'R000123' }) readonly referral!: string;
  @Expose() @ApiProperty({ example: 'R000123.p1' }) readonly package!: string;
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose()
  @ApiProperty({ ...textOrNull, enum: ['primary', 'secondary', 'reserve'] })
  readonly role!: CarePackageRow['role'];
  @Expose() @ApiProperty(textOrNull) readonly offer!: string | null;
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ type: 'integer' }) readonly weeklyMinutes!: number;
  @Expose() @ApiProperty({ enum: [1, 2] }) readonly carers!: CarePackageRow['carers'];
  @Expose() @ApiProperty() readonly rural!: boolean;
  @Expose() @ApiProperty({ example: 'daytime' }) readonly timeSlot!: string;
  @Expose() @ApiProperty({ format: 'date-time' }) readonly placedAt!: string;
  @Expose()
  @ApiProperty({ type: 'integer', nullable: true, description: 'The rate that it was priced at, in pence.' })
  readonly hourlyPence!: number | null;
  @Expose() @ApiProperty({ ...textOrNull, format: 'date' }) readonly startedOn!: string | null;
  @Expose() @ApiProperty({ ...textOrNull, format: 'date' }) readonly endedOn!: string | null;
  @Expose() @ApiProperty(textOrNull) readonly endReason!: CarePackageRow['endReason'];
  @Expose() @ApiProperty({ enum: packageStandings }) readonly standing!: CarePackageRow['standing'];
  @Expose()
  @ApiProperty({
    ...textOrNull,
    description: 'The sub-contractor or member that gives the care; null: the provider.',
  })
  readonly deliveredBy!: string | null;
  @ExposeWhole()
  @ApiProperty(list('Who gives the care from a day on, oldest first.'))
  readonly deliveries!: CarePackageRow['deliveries'];
  @ExposeWhole()
  @ApiProperty(list('Other hours or another area from a day on, oldest first.'))
  readonly variations!: CarePackageRow['variations'];
  @ExposeWhole()
  @ApiProperty(list('No care on the dates [from, to).'))
  readonly suspensions!: CarePackageRow['suspensions'];
}

/** One package of care, with what it costs today. */
@Exclude()
export class PricedCarePackageResponse extends CarePackageResponse implements PricedCarePackage {
  @ExposeWhole()
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description:
      'Today: hourlyPence; listPence of the rate in force since effectiveFrom; withheld, the uplifts that are not in it.',
  })
  readonly rate!: PricedCarePackage['rate'];
}

@Exclude()
export class CarePackagesResponse implements CarePackages {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose()
  @Type(() => CarePackageResponse)
  @ApiProperty({ type: [CarePackageResponse] })
  readonly packages!: CarePackageResponse[];
  @Expose()
  @ApiProperty({ ...textOrNull, description: 'Ask for it as `after` to go on; null: no more.' })
  readonly next!: string | null;
}

const columns = [
  ...[
    'package',
    'referral',
    'offer',
    'provider',
    'role',
    'area',
    'weeklyMinutes',
    'carers',
    'rural',
    'timeSlot',
  ],
  ...['placedAt', 'startedOn', 'endedOn', 'endReason', 'standing', 'deliveredBy', 'hourlyPence'],
] as readonly (keyof CarePackageRow)[];

@ApiTags('packages')
@Controller('api/v1/packages')
export class CarePackagesController {
  constructor(private readonly queries: QueryBus) {}

  /** The packages of care. */
  @Get()
  @ApiOkResponse({ type: CarePackagesResponse })
  @SerializeOptions({ type: CarePackagesResponse })
  async packages(
    @Query({ schema: listQuestion }) { format, ...asked }: z.output<typeof listQuestion>,
    @Headers('accept') accept?: string,
  ) {
    const found = await this.queries.execute(new FindPackages(asked));
    if (!wantsCsv(format, accept)) return found;
    return csvFile(`packages-${found.framework}`, csvOf<CarePackageRow>(columns, found.packages));
  }

  /** One package of care with its history. */
  @Get(':package')
  @ApiOkResponse({ type: PricedCarePackageResponse })
  @SerializeOptions({ type: PricedCarePackageResponse })
  package(
    @Param('package', { schema: reference }) reference: string,
    @Query({ schema: question }) asked: z.output<typeof question>,
  ) {
    return this.queries.execute(new GetPackage({ package: reference, ...asked }));
  }
}

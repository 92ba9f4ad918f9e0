import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import { ExposeWhole } from '../measures/index.ts';
import type { z } from 'zod';
import { FindFrameworks } from './find-frameworks.ts';
import type {
  AdoptedPolicy,
  Area,
  FrameworkRow,
  Generation,
  Position,
  RedrawnArea,
  Transfer,
} from './frameworks.ts';

const textOrNull = { type: String, nullable: true } as const;
const countOrNull = { type: 'integer', minimum: 0, nullable: true } as const;

@Exclude()
class AdoptedPolicyResponse implements AdoptedPolicy {
  @Expose() @ApiProperty({ type: 'integer', minimum: 1 }) readonly version!: number;
  @Expose() @ApiProperty({ format: 'date' }) readonly effectiveFrom!: string;
  @Expose() @ApiProperty({ description: 'Why it was adopted.' }) readonly reason!: string;
  @ExposeWhole()
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly policy!: AdoptedPolicy['policy'];
}

@Exclude()
class AreaResponse implements Area {
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty() readonly name!: string;
  @Expose() @ApiProperty({ enum: [1, 2, 3] }) readonly level!: Area['level'];
  @Expose() @ApiProperty(countOrNull) readonly expectedWeeklyMinutes!: number | null;
  @Expose() @ApiProperty(countOrNull) readonly expectedCustomers!: number | null;
}

@Exclude()
class PositionResponse implements Omit<Position, 'events'> {
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ enum: ['primary', 'secondary', 'reserve'] }) readonly role!: Position['role'];
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly from!: string;
  @Expose() @ApiProperty({ ...textOrNull, format: 'date', description: 'Exclusive.' }) readonly to!:
    string | null;
  @Expose() @ApiProperty(countOrNull) readonly rank!: number | null;
  @ExposeWhole()
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'The ranks that reviews gave it, each from a day on.',
  })
  readonly ranks!: Position['ranks'];
  @Expose()
  @ApiProperty({ description: 'Awarded beyond a limit, as a second person let it.' })
  readonly excepted!: boolean;
}

@Exclude()
class TransferResponse implements Transfer {
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ enum: ['primary', 'secondary'] }) readonly role!: Transfer['role'];
  @Expose() @ApiProperty({ example: 'P02' }) readonly from!: string;
  @Expose() @ApiProperty({ example: 'P41' }) readonly to!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly on!: string;
  @Expose() @ApiProperty() readonly evidence!: string;
}

@Exclude()
class RedrawnAreaResponse implements RedrawnArea {
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ type: [String], example: ['A09', 'A36'] }) readonly into!: string[];
  @Expose() @ApiProperty({ format: 'date' }) readonly on!: string;
  @Expose() @ApiProperty() readonly reason!: string;
}

@Exclude()
class GenerationResponse implements Generation {
  @Expose() @ApiProperty({ type: 'integer', minimum: 2 }) readonly generation!: number;
  @Expose() @ApiProperty({ format: 'date' }) readonly opensOn!: string;
  @Expose() @ApiProperty({ ...textOrNull, format: 'date', description: 'Exclusive.' }) readonly closesOn!:
    string | null;
  @Expose() @ApiProperty() readonly reason!: string;
}

/** A framework agreement as every caller may see it. */
@Exclude()
export class FrameworkResponse implements Omit<FrameworkRow, 'areas'> {
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty() readonly title!: string;
  @Expose() @ApiProperty() readonly authority!: string;
  @Expose() @ApiProperty({ enum: ['PCR2015', 'PA2023', 'PSR'] }) readonly regime!: FrameworkRow['regime'];
  @Expose() @ApiProperty({ format: 'date' }) readonly startsOn!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly endsOn!: string;
  @Expose()
  @Type(() => AdoptedPolicyResponse)
  @ApiProperty({ type: [AdoptedPolicyResponse], description: 'Oldest first.' })
  readonly policies!: AdoptedPolicyResponse[];
  @Expose() @Type(() => AreaResponse) @ApiProperty({ type: [AreaResponse] }) readonly areas!: AreaResponse[];
  @Expose()
  @Type(() => PositionResponse)
  @ApiProperty({ type: [PositionResponse] })
  readonly positions!: (PositionResponse & Position)[];
  @Expose()
  @Type(() => TransferResponse)
  @ApiProperty({ type: [TransferResponse], description: 'Whose figures begin with whose.' })
  readonly transfers!: TransferResponse[];
  @Expose()
  @Type(() => RedrawnAreaResponse)
  @ApiProperty({ type: [RedrawnAreaResponse] })
  readonly redrawn!: RedrawnAreaResponse[];
  @Expose()
  @Type(() => GenerationResponse)
  @ApiProperty({ type: [GenerationResponse], description: 'Since it was established.' })
  readonly generations!: GenerationResponse[];
}

@Exclude()
export class FrameworksResponse {
  @Expose()
  @Type(() => FrameworkResponse)
  @ApiProperty({ type: [FrameworkResponse] })
  readonly frameworks!: FrameworkResponse[];
}

@ApiTags('agreement')
@Controller('api/v1/frameworks')
export class FrameworksController {
  constructor(private readonly queries: QueryBus) {}

  /** The framework agreements, with their policies, areas and positions. */
  @Get()
  @ApiOkResponse({ type: FrameworksResponse })
  @SerializeOptions({ type: FrameworksResponse })
  async frameworks(@Query({ schema: FindFrameworks.schema }) asked: z.output<typeof FindFrameworks.schema>) {
    const rows = await this.queries.execute(new FindFrameworks(asked));
    return { frameworks: rows.map((row) => ({ ...row, areas: Object.values(row.areas) })) };
  }
}

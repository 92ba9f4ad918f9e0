import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { failureType } from '../../contexts/continuity/index.ts';
import { ExposeWhole } from '../measures/index.ts';
import type { FailureRow } from './failures.ts';
import { FindFailures, type FailureFound, type FoundFailures } from './find-failures.ts';
import { GetFailure, type ProviderContinuity } from './get-failure.ts';

const asked = GetFailure.schema.omit({ provider: true });
const objects = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;
const object = (description: string) =>
  ({ type: 'object', additionalProperties: true, nullable: true, description }) as const;

/** A failure of a provider. */
@Exclude()
export class FailureResponse implements FailureRow {
  @Expose() @ApiProperty() readonly framework!: string;
  @Expose() @ApiProperty() readonly provider!: string;
  @Expose()
  @ApiProperty({ enum: failureType.options })
  readonly failureType!: FailureRow['failureType'];
  @Expose()
  @ApiProperty({ format: 'date', description: 'The first day on which it does not go on.' })
  readonly on!: string;
  @Expose() @ApiProperty() readonly registered!: boolean;
  @Expose()
  @ApiProperty({ type: 'integer', nullable: true, description: 'People whom the council does not pay for.' })
  readonly otherPeople!: number | null;
  @Expose() @ApiProperty() readonly ground!: string;
  @Expose() @ApiProperty() readonly declaredBy!: string;
  @Expose()
  @ApiProperty({ enum: ['under-way', 'exited', 'restored'] })
  readonly state!: FailureRow['state'];
  @Expose() @ApiProperty({ type: String, format: 'date', nullable: true }) readonly endedOn!: string | null;
  @ExposeWhole() @ApiProperty(object('plan, on.')) readonly plan!: FailureRow['plan'];
  @ExposeWhole()
  @ApiProperty(object('state (none, owed, discharged), since, dischargedOn.'))
  readonly duty!: FailureRow['duty'];
  @ExposeWhole()
  @ApiProperty(objects('package, referral, on, arrived (to, package, placedAt).'))
  readonly transfers!: FailureRow['transfers'];
  @ExposeWhole()
  @ApiProperty(objects('What was done, oldest first: type, rev, at, by.'))
  readonly history!: FailureRow['history'];
}

@Exclude()
export class FailureFoundResponse extends FailureResponse implements FailureFound {
  @ExposeWhole()
  @ApiProperty(object('How many: unplanned, onTheWay, arrived.'))
  readonly packages!: FailureFound['packages'];
}

@Exclude()
export class FoundFailuresResponse implements FoundFailures {
  @Expose() @ApiProperty() readonly framework!: string;
  @Expose()
  @Type(() => FailureFoundResponse)
  @ApiProperty({ type: [FailureFoundResponse] })
  readonly failures!: FailureFoundResponse[];
}

@Exclude()
export class ProviderContinuityResponse implements ProviderContinuity {
  @Expose() @ApiProperty() readonly framework!: string;
  @Expose() @ApiProperty() readonly provider!: string;
  @Expose()
  @Type(() => FailureResponse)
  @ApiProperty({ type: FailureResponse, nullable: true })
  readonly failure!: FailureResponse | null;
  @ExposeWhole()
  @ApiProperty(objects('Packages that are with it still, as in /api/v1/packages.'))
  readonly packages!: ProviderContinuity['packages'];
  @ExposeWhole()
  @ApiProperty(objects('Positions that it holds today: area, role, from, to.'))
  readonly positions!: ProviderContinuity['positions'];
}

@ApiTags('continuity')
@Controller('api/v1/failures')
export class FailuresController {
  constructor(private readonly queries: QueryBus) {}

  /** Which providers do not go on, and how far the council is with each. */
  @Get()
  @ApiOkResponse({ type: FoundFailuresResponse })
  @SerializeOptions({ type: FoundFailuresResponse })
  all(@Query({ schema: FindFailures.schema }) question: z.output<typeof FindFailures.schema>) {
    return this.queries.execute(new FindFailures(question));
  }

  /** How far the council is with one. */
  @Get(':provider')
  @ApiOkResponse({ type: ProviderContinuityResponse })
  @SerializeOptions({ type: ProviderContinuityResponse })
  one(
    @Param('provider', { schema: GetFailure.schema.shape.provider }) provider: string,
    @Query({ schema: asked }) question: z.output<typeof asked>,
  ) {
    return this.queries.execute(new GetFailure({ ...question, provider }));
  }
}

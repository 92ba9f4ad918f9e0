import { Controller, Get, Headers, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import { alertKind, severity } from '../../contexts/alerts/index.ts';
import { csvFile, csvOf, ExposeWhole, format, wantsCsv } from '../measures/index.ts';
import { alertStates, FindAlerts, type FoundAlerts, type StandingAlert } from './find-alerts.ts';
import { GetAlert } from './get-alert.ts';

const listQuestion = FindAlerts.schema.extend({ format });
const asKnown = GetAlert.schema.pick({ knownAt: true });
const textOrNull = { type: String, nullable: true } as const;
const instantOrNull = { ...textOrNull, format: 'date-time' } as const;

/** An alert as every caller may see it. */
@Exclude()
export class StandingAlertResponse implements StandingAlert {
  @Expose() @ApiProperty({ example: 'CSH-2025-referral-unplaced:R000123:1' }) readonly alert!: string;
  @Expose() @ApiProperty({ enum: alertKind.options }) readonly kind!: StandingAlert['kind'];
  @Expose() @ApiProperty({ enum: severity.options }) readonly severity!: StandingAlert['severity'];
  @Expose() @ApiProperty({ enum: alertStates }) readonly state!: StandingAlert['state'];
  @Expose() @ApiProperty({ enum: ['council', 'provider'] }) readonly to!: StandingAlert['to'];
  @Expose() @ApiProperty(textOrNull) readonly framework!: string | null;
  @Expose() @ApiProperty(textOrNull) readonly provider!: string | null;
  @Expose() @ApiProperty(textOrNull) readonly area!: string | null;
  @Expose()
  @ApiProperty({ ...textOrNull, description: 'A referral, an offer, an import.' })
  readonly subject!: string | null;
  @Expose() @ApiProperty() readonly finding!: string;
  @Expose() @ApiProperty(instantOrNull) readonly dueAt!: string | null;
  @Expose() @ApiProperty({ format: 'date-time' }) readonly raisedAt!: string;
  @Expose() @ApiProperty(instantOrNull) readonly endedAt!: string | null;
  @Expose() @ApiProperty(instantOrNull) readonly closedAt!: string | null;
  @Expose() @ApiProperty(textOrNull) readonly owner!: string | null;
  @Expose() @ApiProperty(instantOrNull) readonly acknowledgedAt!: string | null;
  @Expose() @ApiProperty(instantOrNull) readonly snoozedUntil!: string | null;
  @Expose() @ApiProperty({ description: 'Where its events are.' }) readonly stream!: string;
  @ExposeWhole()
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'What was done about it, oldest first: type, rev, at, by, reason, until.',
  })
  readonly history!: StandingAlert['history'];
}

@Exclude()
export class FoundAlertsResponse implements FoundAlerts {
  @Expose() @ApiProperty({ type: 'integer', minimum: 0 }) readonly total!: number;
  @Expose()
  @Type(() => StandingAlertResponse)
  @ApiProperty({ type: [StandingAlertResponse] })
  readonly alerts!: StandingAlertResponse[];
  @Expose()
  @ApiProperty({ ...textOrNull, description: 'Ask for it as `after` to go on; null: no more.' })
  readonly next!: string | null;
}

const columns = [
  ...['alert', 'kind', 'severity', 'state', 'to', 'framework', 'provider', 'area', 'subject', 'finding'],
  ...['dueAt', 'raisedAt', 'endedAt', 'closedAt', 'owner', 'acknowledgedAt', 'snoozedUntil'],
] as readonly (keyof StandingAlert)[];

@ApiTags('alerts')
@Controller('api/v1/alerts')
export class RaisedAlertsController {
  constructor(private readonly queries: QueryBus) {}

  /** The alerts that people see to; to a provider those to itself. */
  @Get('raised')
  @ApiOkResponse({ type: FoundAlertsResponse })
  @SerializeOptions({ type: FoundAlertsResponse })
  async alerts(
    @Query({ schema: listQuestion }) { format, ...asked }: z.output<typeof listQuestion>,
    @Headers('accept') accept?: string,
  ) {
    const found = await this.queries.execute(new FindAlerts(asked));
    if (!wantsCsv(format, accept)) return found;
    return csvFile('alerts', csvOf<StandingAlert>(columns, found.alerts));
  }

  /** One alert with everything that was done about it. */
  @Get('raised/:alert')
  @ApiOkResponse({ type: StandingAlertResponse })
  @SerializeOptions({ type: StandingAlertResponse })
  alert(
    @Param('alert', { schema: GetAlert.schema.shape.alert }) alert: string,
    @Query({ schema: asKnown }) { knownAt }: z.output<typeof asKnown>,
  ) {
    return this.queries.execute(new GetAlert({ alert, knownAt }));
  }
}

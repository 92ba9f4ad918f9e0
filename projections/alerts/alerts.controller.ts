import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Exclude, Expose, Type } from 'class-transformer';
import type { z } from 'zod';
import type { Alert, AlertEvaluation, OpenAlert, OpenAlerts } from './alert.ts';
import { ExposeWhole } from '../measures/index.ts';
import type { Escalation } from './alerts.ts';
import { EvaluateAlerts } from './evaluate-alerts.ts';
import { FindOpenAlerts } from './find-open-alerts.ts';

const count = { type: 'integer', minimum: 0 } as const;
const concerns = {
  type: 'array',
  items: { type: 'object', additionalProperties: true },
  description: 'Segments of needs of which too little is accepted, as in `kpi range-of-needs`.',
} as const;
const percent = { type: 'number', nullable: true, description: 'Truncated to one decimal.' } as const;

@Exclude()
class AlertWindowResponse {
  @Expose() @ApiProperty({ format: 'date' }) readonly from!: string;
  @Expose() @ApiProperty({ format: 'date', description: 'Inclusive.' }) readonly to!: string;
}

@Exclude()
class AlertResponse implements Alert {
  @Expose() @ApiProperty({ enum: ['acceptance-below-minimum'] }) readonly kind!: Alert['kind'];
  @Expose() @ApiProperty({ example: 'CSH-2025' }) readonly framework!: string;
  @Expose() @ApiProperty({ example: 'P02' }) readonly provider!: string;
  @Expose() @ApiProperty({ example: 'A09' }) readonly area!: string;
  @Expose() @ApiProperty({ enum: ['primary', 'secondary'] }) readonly role!: Alert['role'];
  @Expose() @ApiProperty(percent) readonly percent!: number | null;
  @Expose() @ApiProperty(count) readonly accepted!: number;
  @Expose() @ApiProperty(count) readonly counted!: number;
  @Expose() @ApiProperty(count) readonly minimumPercent!: number;
}

@Exclude()
class EscalationResponse implements Escalation {
  @Expose() @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @Expose() @Type(() => AlertWindowResponse) @ApiProperty() readonly period!: AlertWindowResponse;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @Type(() => AlertWindowResponse) @ApiProperty() readonly window!: AlertWindowResponse;
  @Expose() @ApiProperty(count) readonly policyVersion!: number;
  @Expose() @ApiProperty(count) readonly minimumPercent!: number;
  @Expose() @ApiProperty(count) readonly accepted!: number;
  @Expose() @ApiProperty(count) readonly counted!: number;
}

@Exclude()
class OpenAlertResponse extends AlertResponse implements OpenAlert {
  @Expose() @ApiProperty({ format: 'date-time' }) readonly raisedAt!: string;
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose() @Type(() => AlertWindowResponse) @ApiProperty() readonly window!: AlertWindowResponse;
  @Expose() @ApiProperty(count) readonly policyVersion!: number;
  @Expose()
  @Type(() => EscalationResponse)
  @ApiProperty({
    type: [EscalationResponse],
    description: 'It still lasted when a payment period had closed.',
  })
  readonly escalations!: EscalationResponse[];
}

/** The alerts that are open, as every caller may see them. */
@Exclude()
export class OpenAlertsResponse implements OpenAlerts {
  @Expose()
  @Type(() => OpenAlertResponse)
  @ApiProperty({ type: [OpenAlertResponse] })
  readonly alerts!: OpenAlertResponse[];
  @ExposeWhole()
  @ApiProperty({ ...concerns, description: `${concerns.description} With asOf, window and raisedAt.` })
  readonly concerns!: OpenAlerts['concerns'];
}

/** What would be open on a date, as every caller may see it. */
@Exclude()
export class AlertEvaluationResponse implements AlertEvaluation {
  @Expose() @ApiProperty({ format: 'date' }) readonly asOf!: string;
  @Expose()
  @Type(() => AlertResponse)
  @ApiProperty({ type: [AlertResponse] })
  readonly alerts!: AlertResponse[];
  @ExposeWhole()
  @ApiProperty(concerns)
  readonly concerns!: AlertEvaluation['concerns'];
}

@ApiTags('alerts')
@Controller('api/v1/alerts')
export class AlertsController {
  constructor(private readonly queries: QueryBus) {}

  /** The alerts that are open, with the figure that opened each. */
  @Get()
  @ApiOkResponse({ type: OpenAlertsResponse })
  @SerializeOptions({ type: OpenAlertsResponse })
  open(@Query({ schema: FindOpenAlerts.schema }) asked: z.output<typeof FindOpenAlerts.schema>) {
    return this.queries.execute(new FindOpenAlerts(asked));
  }

  /** What would be open on a date; nothing is recorded. */
  @Get('evaluation')
  @ApiOkResponse({ type: AlertEvaluationResponse })
  @SerializeOptions({ type: AlertEvaluationResponse })
  evaluation(@Query({ schema: EvaluateAlerts.schema }) asked: z.output<typeof EvaluateAlerts.schema>) {
    return this.queries.execute(new EvaluateAlerts(asked));
  }
}

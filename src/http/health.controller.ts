import { Controller, Get, SerializeOptions, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Policies, Projections, type ProjectionStatus, type SubscriptionStatus } from '#event-sourcing';
import { Expose, Type } from 'class-transformer';
import { setTimeout as pause } from 'node:timers/promises';
import { AnswersAtOnce } from './read-your-writes.interceptor.ts';

/** Milliseconds: who asks whether a process is ready waits a few seconds at most. */
const patience = 2_000;

class Alive {
  @Expose() @ApiProperty({ example: 'alive' }) readonly status!: string;
}

class View implements ProjectionStatus {
  @Expose() @ApiProperty() readonly name!: string;
  @Expose() @ApiProperty() readonly version!: number;
  @Expose() @ApiProperty({ enum: ['building', 'live', 'parked'] }) readonly state!: ProjectionStatus['state'];
  @Expose() @ApiProperty({ type: Number, nullable: true }) readonly position!: number | null;
  @Expose() @ApiProperty() readonly lag!: number;
  @Expose() @ApiProperty({ type: String, nullable: true }) readonly error!: string | null;
}

class Reaction implements SubscriptionStatus {
  @Expose() @ApiProperty({ example: 'policy:assess-acceptance-when-offer-decided' }) readonly name!: string;
  @Expose()
  @ApiProperty({ enum: ['catching-up', 'live', 'retrying', 'parked', 'closed'] })
  readonly state!: SubscriptionStatus['state'];
  @Expose() @ApiProperty({ type: Number, nullable: true }) readonly position!: number | null;
  @Expose() @ApiProperty({ type: String, nullable: true }) readonly error!: string | null;
}

class Ready extends Alive {
  @Expose()
  @ApiProperty({ type: String, nullable: true, description: 'Why it is not ready; null when it is.' })
  readonly detail!: string | null;
  @Expose() @Type(() => View) @ApiProperty({ type: [View] }) readonly projections!: readonly View[];
  @Expose() @Type(() => Reaction) @ApiProperty({ type: [Reaction] }) readonly policies!: readonly Reaction[];
}

/** For whoever watches the process: alive, and able to answer. */
@ApiTags('health')
@AnswersAtOnce()
@Controller()
export class HealthController {
  constructor(
    private readonly projections: Projections,
    private readonly reactions: Policies,
  ) {}

  @Get('livez')
  @ApiOkResponse({ type: Alive })
  @SerializeOptions({ type: Alive })
  alive() {
    return { status: 'alive' };
  }

  /** 503 while a view is being built, when a view or a policy has stopped, or when the log cannot be reached. */
  @Get('readyz')
  @ApiOkResponse({ type: Ready })
  @SerializeOptions({ type: Ready })
  async ready() {
    const policies = this.reactions.status();
    const projections = await this.views();
    const detail = whyNot(projections, policies);
    if (detail === null) return { status: 'ready', detail, projections, policies };
    throw new ServiceUnavailableException({
      status: 'not-ready',
      detail,
      projections: projections ?? [],
      policies,
    });
  }

  /** How far the views have come; undefined when the log does not say in time how far it goes. */
  private async views(): Promise<readonly ProjectionStatus[] | undefined> {
    const stop = new AbortController();
    const tired = pause(patience, undefined, { signal: stop.signal }).catch(() => undefined);
    try {
      return await Promise.race([this.projections.status().catch(() => undefined), tired]);
    } finally {
      stop.abort();
    }
  }
}

function whyNot(
  projections: readonly ProjectionStatus[] | undefined,
  policies: readonly SubscriptionStatus[],
): string | null {
  if (!projections)
    return 'The log cannot be reached: see the log of this process, and the event store itself.';
  const stopped = [...projections, ...policies].find(({ state }) => state === 'parked');
  if (stopped) return `${stopped.name} has stopped: ${stopped.error}.`;
  if (projections.every(({ state }) => state === 'live')) return null;
  return 'The views are being built from the log.';
}

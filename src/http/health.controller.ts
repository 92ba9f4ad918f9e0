import { Controller, Get, SerializeOptions, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Policies, Projections, type ProjectionStatus, type SubscriptionStatus } from '#event-sourcing';
import { Expose, Type } from 'class-transformer';

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
  @Expose() @Type(() => View) @ApiProperty({ type: [View] }) readonly projections!: readonly View[];
  @Expose() @Type(() => Reaction) @ApiProperty({ type: [Reaction] }) readonly policies!: readonly Reaction[];
}

/** For whoever watches the process: alive, and able to answer. */
@ApiTags('health')
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

  /** 503 while a view is being built, or when a view or a policy has stopped. */
  @Get('readyz')
  @ApiOkResponse({ type: Ready })
  @SerializeOptions({ type: Ready })
  async ready() {
    const projections = await this.projections.status();
    const policies = this.reactions.status();
    const going = policies.every(({ state }) => state !== 'parked');
    if (going && projections.every(({ state }) => state === 'live'))
      return { status: 'ready', projections, policies };
    throw new ServiceUnavailableException({ status: 'not-ready', projections, policies });
  }
}

import { Controller, Get, SerializeOptions, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Projections, type ProjectionStatus } from '#event-sourcing';
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

class Ready extends Alive {
  @Expose() @Type(() => View) @ApiProperty({ type: [View] }) readonly projections!: readonly View[];
}

/** For whoever watches the process: alive, and able to answer. */
@ApiTags('health')
@Controller()
export class HealthController {
  constructor(private readonly projections: Projections) {}

  @Get('livez')
  @ApiOkResponse({ type: Alive })
  @SerializeOptions({ type: Alive })
  alive() {
    return { status: 'alive' };
  }

  /** 503 while a view is being built or has stopped. */
  @Get('readyz')
  @ApiOkResponse({ type: Ready })
  @SerializeOptions({ type: Ready })
  async ready() {
    const projections = await this.projections.status();
    if (projections.every(({ state }) => state === 'live')) return { status: 'ready', projections };
    throw new ServiceUnavailableException({ status: 'not-ready', projections });
  }
}

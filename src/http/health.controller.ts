import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Projections } from '#event-sourcing';

/** For whoever watches the process: alive, and able to answer. */
@Controller()
export class HealthController {
  constructor(private readonly projections: Projections) {}

  @Get('livez')
  alive() {
    return { status: 'alive' };
  }

  /** 503 while a view is being built or has stopped. */
  @Get('readyz')
  async ready() {
    const projections = await this.projections.status();
    const status = { status: 'ready', projections };
    if (projections.every(({ state }) => state === 'live')) return status;
    throw new ServiceUnavailableException({ ...status, status: 'not-ready' });
  }
}

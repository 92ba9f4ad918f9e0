import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { GetEvidencePack } from './get-evidence-pack.ts';

@ApiTags('audit')
@Controller('api/v1/export')
export class EvidencePackController {
  constructor(private readonly queries: QueryBus) {}

  /** The figures of one provider or area with everything behind them, as a ZIP that can be checked elsewhere. */
  @Get('evidence')
  @ApiOkResponse({
    description: 'A ZIP: figures, offers, policies, alerts, events as stored, proof and a README.',
    content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
  })
  async evidence(@Query({ schema: GetEvidencePack.schema }) asked: z.output<typeof GetEvidencePack.schema>) {
    const { name, bytes } = await this.queries.execute(new GetEvidencePack(asked));
    return new StreamableFile(bytes, {
      type: 'application/zip',
      disposition: `attachment; filename="${name}"`,
    });
  }
}

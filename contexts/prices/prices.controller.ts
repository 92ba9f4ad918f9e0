import { PostCommand, reference } from '#event-sourcing';
import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AgreeRate } from './agree-rate.ts';

const rate = AgreeRate.schema.omit({ framework: true });

@ApiTags('prices')
@Controller('api/v1/frameworks/:framework/rates')
export class PricesController {
  constructor(private readonly commands: CommandBus) {}

  @PostCommand()
  agreeRate(
    @Param('framework', { schema: reference }) framework: string,
    @Body({ schema: rate }) facts: z.output<typeof rate>,
  ) {
    return this.commands.execute(new AgreeRate({ framework, ...facts }));
  }
}

import { PostCommand, reference } from '#event-sourcing';
import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AdmitProvider } from './admit-provider.ts';
import { ReinstateProvider } from './reinstate-provider.ts';
import { SuspendProvider } from './suspend-provider.ts';

const inRoute = { provider: true } as const;
const suspension = SuspendProvider.schema.omit(inRoute);
const reinstatement = ReinstateProvider.schema.omit(inRoute);

@ApiTags('providers')
@Controller('api/v1/providers')
export class ProvidersController {
  constructor(private readonly commands: CommandBus) {}

  @PostCommand()
  admitProvider(@Body({ schema: AdmitProvider.schema }) facts: z.output<typeof AdmitProvider.schema>) {
    return this.commands.execute(new AdmitProvider(facts));
  }

  @PostCommand(':provider/suspensions')
  suspendProvider(
    @Param('provider', { schema: reference }) provider: string,
    @Body({ schema: suspension }) facts: z.output<typeof suspension>,
  ) {
    return this.commands.execute(new SuspendProvider({ provider, ...facts }));
  }

  @PostCommand(':provider/reinstatement')
  reinstateProvider(
    @Param('provider', { schema: reference }) provider: string,
    @Body({ schema: reinstatement }) facts: z.output<typeof reinstatement>,
  ) {
    return this.commands.execute(new ReinstateProvider({ provider, ...facts }));
  }
}

import { PostCommand, reference } from '#event-sourcing';
import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AdoptPolicy } from './adopt-policy.ts';
import { AwardPosition } from './award-position.ts';
import { DefineArea } from './define-area.ts';
import { EstablishFramework } from './establish-framework.ts';
import { VacatePosition } from './vacate-position.ts';

const inRoute = { framework: true } as const;
const area = DefineArea.schema.omit(inRoute);
const policy = AdoptPolicy.schema.omit(inRoute);
const position = AwardPosition.schema.omit(inRoute);
const vacation = VacatePosition.schema.omit(inRoute);

@ApiTags('agreement')
@Controller('api/v1/frameworks')
export class AgreementController {
  constructor(private readonly commands: CommandBus) {}

  @PostCommand()
  establishFramework(
    @Body({ schema: EstablishFramework.schema }) terms: z.output<typeof EstablishFramework.schema>,
  ) {
    return this.commands.execute(new EstablishFramework(terms));
  }

  @PostCommand(':framework/areas')
  defineArea(
    @Param('framework', { schema: reference }) framework: string,
    @Body({ schema: area }) facts: z.output<typeof area>,
  ) {
    return this.commands.execute(new DefineArea({ framework, ...facts }));
  }

  @PostCommand(':framework/policies')
  adoptPolicy(
    @Param('framework', { schema: reference }) framework: string,
    @Body({ schema: policy }) adoption: z.output<typeof policy>,
  ) {
    return this.commands.execute(new AdoptPolicy({ framework, ...adoption }));
  }

  @PostCommand(':framework/positions')
  awardPosition(
    @Param('framework', { schema: reference }) framework: string,
    @Body({ schema: position }) facts: z.output<typeof position>,
  ) {
    return this.commands.execute(new AwardPosition({ framework, ...facts }));
  }

  @PostCommand(':framework/positions/vacation')
  vacatePosition(
    @Param('framework', { schema: reference }) framework: string,
    @Body({ schema: vacation }) facts: z.output<typeof vacation>,
  ) {
    return this.commands.execute(new VacatePosition({ framework, ...facts }));
  }
}

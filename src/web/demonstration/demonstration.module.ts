import { Module } from '@nestjs/common';
import { Demonstration } from '../../identity/demonstration.ts';
import { DemonstrationController } from './demonstration.controller.ts';

@Module({ controllers: [DemonstrationController], providers: [Demonstration] })
export class DemonstrationModule {}

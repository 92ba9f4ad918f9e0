import { Module } from '@nestjs/common';
import type { AnyProjection } from '#event-sourcing';
import { frameworks } from './frameworks/index.ts';
import { providers } from './providers/index.ts';
import { rates } from './rates/index.ts';
import { referrals } from './referrals/index.ts';

/** The views that are kept, each folded from the log. */
export const allProjections: readonly AnyProjection[] = [frameworks, providers, rates, referrals];

@Module({})
export class ProjectionsModule {}

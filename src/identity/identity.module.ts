import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Projections } from '#event-sourcing';
import { traceOf } from '../logging/trace-of.ts';
import { Entrance } from './entrance.ts';
import { Identity, type IdentitySetting } from './identity.ts';

/** Who people are, for pages and flows. Whoever opens it closes it: `app.get(Identity).close()`. */
@Global()
@Module({})
export class IdentityModule {
  static over({ folder }: { readonly folder: string }, setting: IdentitySetting): DynamicModule {
    const log = new Logger('identity');
    const failed = (error: unknown) => log.error(traceOf(error));
    const open = (clock: Clock, projections: Projections, commands: CommandBus) =>
      new Identity({ folder, clock, projections, commands, failed }, setting);
    return {
      module: IdentityModule,
      providers: [
        { provide: Identity, useFactory: open, inject: [Clock, Projections, CommandBus] },
        { provide: Entrance, useFactory: ({ entrance }: Identity) => entrance, inject: [Identity] },
      ],
      exports: [Identity, Entrance],
    };
  }
}

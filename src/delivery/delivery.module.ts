import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { Clock, EventStore, Projections } from '#event-sourcing';
import { Identity } from '../identity/identity.ts';
import { traceOf } from '../logging/trace-of.ts';
import { Deliveries } from './deliveries.ts';
import { networks } from './public-address.ts';

/** How alerts reach people and programs. Whoever starts it closes it: `app.get(Deliveries).close()`. */
@Global()
@Module({})
export class DeliveryModule {
  static over({ folder }: { readonly folder: string }, webhookAllow: readonly string[] = []): DynamicModule {
    const log = new Logger('deliveries');
    const failed = (error: unknown) => log.error(traceOf(error));
    const warned = (sentence: string) => log.warn(sentence);
    const allowed = networks(...webhookAllow);
    const open = (clock: Clock, store: EventStore, projections: Projections, identity: Identity) =>
      new Deliveries({ folder, clock, store, projections, identity, allowed, failed, warned });
    return {
      module: DeliveryModule,
      providers: [
        { provide: Deliveries, useFactory: open, inject: [Clock, EventStore, Projections, Identity] },
      ],
      exports: [Deliveries],
    };
  }
}

import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Guard, Principal } from '#access';
import { Aggregates, Clock, EventStore, Policies, Projections } from '#event-sourcing';
import { AgreementModule } from '../contexts/agreement/agreement.module.ts';
import { AcceptanceFigures, whenOfferDecided } from '../contexts/performance/index.ts';
import { PerformanceModule } from '../contexts/performance/performance.module.ts';
import { PricesModule } from '../contexts/prices/prices.module.ts';
import { ProvidersModule } from '../contexts/providers/providers.module.ts';
import { LiveAcceptanceFigures } from '../projections/acceptance/live-acceptance-figures.ts';
import { ProjectionsModule } from '../projections/projections.module.ts';
import type { DataFolder } from './data-folder.ts';
import { HttpModule } from './http/http.module.ts';
import { ImportModule } from './import/import.module.ts';
import { logLines } from './logging/request-log.ts';
import { WebModule } from './web/web.module.ts';

/** What every context and every view may ask for. */
@Global()
@Module({})
class KernelModule {
  static over({ folder, store, projections, clock }: DataFolder): DynamicModule {
    const log = new Logger('policies');
    const policiesOn = (bus: CommandBus) =>
      new Policies(
        folder,
        store,
        projections,
        bus,
        [whenOfferDecided],
        (policy, event, refusal) => log.warn(`${policy}: ${event.type} at ${event.pos}: ${refusal.code}`),
        Principal.system,
      );
    return {
      module: KernelModule,
      providers: [
        { provide: EventStore, useValue: store },
        { provide: Projections, useValue: projections },
        { provide: Clock, useValue: clock },
        { provide: AcceptanceFigures, useClass: LiveAcceptanceFigures },
        { provide: Policies, useFactory: policiesOn, inject: [CommandBus] },
        Aggregates,
      ],
      exports: [Policies, EventStore, Projections, Clock, AcceptanceFigures, Aggregates],
    };
  }
}

/** The composition root: the only file that knows every module. */
@Module({})
export class AppModule {
  /** `logLevel`: writes a line of JSON for each request and each warning; left out, nothing is logged. */
  static over(folder: DataFolder, logLevel?: string): DynamicModule {
    const guard = new Guard();
    return {
      module: AppModule,
      imports: [
        ...(logLevel === undefined ? [] : [logLines(logLevel)]),
        CqrsModule.forRoot({ commandPublisher: guard, queryPublisher: guard }),
        KernelModule.over(folder),
        AgreementModule,
        ProvidersModule,
        PricesModule,
        PerformanceModule,
        ProjectionsModule,
        ImportModule,
        HttpModule,
        WebModule,
      ],
    };
  }
}

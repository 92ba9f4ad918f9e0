import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, EventStore } from '#event-sourcing';
import { AuditTrailController } from './audit-trail.controller.ts';
import { FindReadingsHandler } from './find-readings.ts';
import { FindTrailHandler } from './find-trail.ts';
import { GetFromTrailHandler } from './get-from-trail.ts';
import { GetTrailExportHandler } from './get-trail-export.ts';
import { Readings } from './readings.ts';
import { Trail } from './trail.ts';
import { AuditTrailPagesController } from '../web/audit-trail/audit-trail.controller.ts';
import { WebModule } from '../web/web.module.ts';
import { TrailFiles } from './trail-files.ts';

/** What was recorded over all time, and who looked at it. Whoever starts it closes it: `app.get(TrailFiles).close()`. */
@Module({})
export class AuditTrailModule {
  static over({ folder }: { readonly folder: string }): DynamicModule {
    const open = (store: EventStore, clock: Clock) => new TrailFiles(folder, store, clock);
    return {
      module: AuditTrailModule,
      imports: [WebModule],
      controllers: [AuditTrailController, AuditTrailPagesController],
      providers: [
        { provide: TrailFiles, useFactory: open, inject: [EventStore, Clock] },
        { provide: Trail, useFactory: ({ trail }: TrailFiles) => trail, inject: [TrailFiles] },
        { provide: Readings, useFactory: ({ readings }: TrailFiles) => readings, inject: [TrailFiles] },
        ...[FindTrailHandler, GetFromTrailHandler, GetTrailExportHandler, FindReadingsHandler],
      ],
    };
  }
}

import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '#event-sourcing';
import { BatchesController } from './batches/batches.controller.ts';
import { FindImportsHandler } from './batches/find-imports.ts';
import { GetImportHandler } from './batches/get-import.ts';
import { ImportHistoryHandler } from './import-history.ts';
import { ImportsController } from './imports.controller.ts';
import { HeldUploads } from './uploads/held-uploads.ts';
import { ImportUpload } from './uploads/import-upload.ts';

@Global()
@Module({})
export class ImportModule implements OnApplicationShutdown {
  constructor(@Inject(HeldUploads) private readonly uploads: HeldUploads) {}

  static over({ folder }: { readonly folder: string }): DynamicModule {
    return {
      module: ImportModule,
      controllers: [BatchesController, ImportsController],
      providers: [
        FindImportsHandler,
        GetImportHandler,
        ImportHistoryHandler,
        ImportUpload,
        {
          provide: HeldUploads,
          useFactory: (clock: Clock) => new HeldUploads(folder, clock),
          inject: [Clock],
        },
      ],
      exports: [HeldUploads, ImportUpload],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.uploads.close();
  }
}

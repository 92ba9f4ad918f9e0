import { Module } from '@nestjs/common';
import { ImportsPageController } from './imports-page.controller.ts';
import { UploadController } from './upload.controller.ts';

/** The pages on which histories are imported, and what was imported. */
@Module({ controllers: [UploadController, ImportsPageController] })
export class ImportPagesModule {}

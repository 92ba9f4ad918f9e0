import { Module } from '@nestjs/common';
import { ImportHistoryHandler } from './import-history.ts';

@Module({ providers: [ImportHistoryHandler] })
export class ImportModule {}

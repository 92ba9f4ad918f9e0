import { Controller, HttpCode, Post, Query, Req, SerializeOptions } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { reference } from '#event-sourcing';
import { Exclude, Expose } from 'class-transformer';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ExposeWhole } from '../../projections/measures/index.ts';
import type { ImportResult } from './import-history.ts';
import { allKinds } from './kinds/index.ts';
import { ImportUpload } from './uploads/import-upload.ts';

const flag = z.enum(['true', 'false']).default('false');

const question = z.strictObject({
  dryRun: flag.describe('true: checks everything and records nothing.'),
  skipInvalid: flag.describe('true: records the good rows although others are refused.'),
  correct: flag.describe('true: records a correction where a row differs from what is recorded.'),
  framework: reference.optional().describe('Which framework rows belong to, when several are on record.'),
  name: z.string().min(1).max(200).optional().describe('What a file is called that is the body itself.'),
});

const rows = (description: string) => ({ type: 'integer', minimum: 0, description }) as const;
const problems = (description: string) =>
  ({ type: 'array', items: { type: 'object', additionalProperties: true }, description }) as const;

/** Milliseconds for which an answer waits for the figures that follow. */
const patience = 30_000;

@Exclude()
export class ImportResponse implements Omit<ImportResult, 'returned'> {
  @Expose()
  @ApiProperty(rows('Rows that were new, or corrected what was on record.'))
  readonly recorded!: number;
  @Expose() @ApiProperty(rows('Rows that are on record already.')) readonly unchanged!: number;
  @Expose() @ApiProperty(rows('Rows of which something is wrong.')) readonly refused!: number;
  @Expose() @ApiProperty(rows('Rows that differ from what is on record.')) readonly conflicts!: number;
  @Expose()
  @ApiProperty(rows('What was noticed and is no reason to refuse a row.'))
  readonly warnings!: number;
  @ExposeWhole()
  @ApiProperty(problems('What is wrong, by file, row and column, with the reason: the first 1,000.'))
  readonly problems!: ImportResult['problems'];
  @Expose() @ApiProperty(rows('Further problems.')) readonly unlisted!: number;
  @ExposeWhole()
  @ApiProperty(problems('The warnings: the first 1,000.'))
  readonly warned!: ImportResult['warned'];
  @Expose()
  @ApiProperty({ type: String, nullable: true, description: 'Null when nothing was recorded.' })
  readonly batch!: string | null;
}

@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(private readonly uploads: ImportUpload) {}

  /**
   * Imports files of `interfaces.md`: everything or nothing. Sent as multipart/form-data, as the body itself (text/csv,
   * a workbook or a ZIP archive, with `name`), or as JSON. 422: rows were refused, and nothing was recorded.
   */
  @Post()
  @HttpCode(200)
  @ApiBody({
    schema: {
      type: 'object',
      required: ['name', 'text'],
      properties: {
        name: { type: 'string', enum: allKinds.map(({ name }) => `${name}.csv`) },
        text: { type: 'string' },
      },
    },
  })
  @ApiOkResponse({ type: ImportResponse })
  @SerializeOptions({ type: ImportResponse })
  async import(
    @Query({ schema: question }) asked: z.output<typeof question>,
    @Req() request: FastifyRequest,
  ): Promise<ImportResult> {
    const { upload } = request;
    if (!upload) throw new Error('The files were not received.');
    const { framework, skipInvalid, correct, dryRun } = asked;
    upload.manner = { skipInvalid: skipInvalid === 'true', correct: correct === 'true', framework };
    return this.uploads.run(upload, dryRun === 'true', patience);
  }
}

import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Rejection } from '#event-sourcing';
import { FindImports } from '../../import/batches/find-imports.ts';
import { GetImport } from '../../import/batches/get-import.ts';
import { ImportHistory } from '../../import/import-history.ts';
import { ImportUpload } from '../../import/uploads/import-upload.ts';
import { Identity } from '../../identity/identity.ts';
import { searchOf } from '../question.ts';
import { type FieldProblem, showForm } from '../sign-in/form-page.ts';
import { batchPage, importsPage } from './imports-page.ts';
import { begun, uploadHref } from './upload-page.ts';

const current = '/imports';

@Controller('imports')
export class ImportsPageController {
  constructor(
    private readonly queries: QueryBus,
    private readonly identity: Identity,
    private readonly imports: ImportUpload,
  ) {}

  /** What was imported, and where files are sent. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(request, reply);
  }

  /** Takes files, and checks them before anything is recorded. */
  @Post('uploads')
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { upload } = request;
    if (!upload) {
      const text = 'Choose the files that you want to import';
      return this.show(request, reply, [{ field: 'files', text }]);
    }
    upload.taken = true;
    await begun(() => this.imports.run(upload, true));
    await reply.redirect(uploadHref(upload), 303);
  }

  /** One import that was recorded. Unknown: 404. */
  @Get(':batch')
  async one(@Param('batch') batch: string, @Res() reply: FastifyReply): Promise<void> {
    if (!GetImport.schema.safeParse({ batch }).success)
      throw new Rejection('import-unknown', 'There is no such import. Choose one from the list.');
    const found = await this.queries.execute(new GetImport({ batch }));
    const page = { title: 'Import', current, ...batchPage(found, this.personOf) } as const;
    await showForm(reply, 'imports/batch', page);
  }

  private readonly personOf = (user: string) => this.identity.people.of(user);

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const batches = await this.queries.execute(new FindImports({}));
    const page = importsPage(batches, this.personOf, searchOf(request.query));
    const may = request.asker !== undefined && ImportHistory.rule.allows(request.asker);
    await showForm(reply, 'imports/imports', { title: 'Imports', current, problems, may, ...page });
  }
}

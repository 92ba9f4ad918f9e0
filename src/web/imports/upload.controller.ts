import { NotAllowed, Principal } from '#access';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Rejection } from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFile } from 'node:fs/promises';
import type { HeldUpload } from '../../import/uploads/held-upload.ts';
import { HeldUploads } from '../../import/uploads/held-uploads.ts';
import { ImportUpload } from '../../import/uploads/import-upload.ts';
import { FindNames } from '../find-names.ts';
import { showForm } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { begun, mayRecord, uploadHref, uploadPage } from './upload-page.ts';

/** Seconds after which a page shows anew how far the work is. */
const often = '2';

@Controller('imports/uploads/:upload')
export class UploadController {
  constructor(
    private readonly uploads: HeldUploads,
    private readonly imports: ImportUpload,
    private readonly queries: QueryBus,
  ) {}

  /** What one's own upload would record, or has recorded. Unknown: 404. */
  @Get()
  async show(@Param('upload') id: string, @Res() reply: FastifyReply): Promise<void> {
    const upload = this.own(id);
    const { frameworks } = await this.queries.execute(new FindNames({}));
    const page = uploadPage(
      upload,
      frameworks.map(({ framework }) => framework),
    );
    if (page.working) void reply.header('refresh', often);
    await showForm(reply, 'imports/upload', { ...page, current: '/imports' });
  }

  /** Checks it anew in another manner, imports it, or throws it away. */
  @Post()
  async act(
    @Param('upload') id: string,
    @Req() { body }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const upload = this.own(id);
    const { standing } = upload;
    const action = typed(body, 'action');
    // Sent twice, it is done once.
    if ('step' in standing || standing.kind === 'recorded') return this.lead(reply, upload);
    if (action === 'discard') {
      await this.uploads.discard(upload);
      await reply.redirect('/imports', 303);
      return;
    }
    if (action === 'check') {
      const framework = typed(body, 'framework') || undefined;
      const yes = (name: string) => typed(body, name) === 'yes';
      upload.manner = { skipInvalid: yes('skipInvalid'), correct: yes('correct'), framework };
      await begun(() => this.imports.run(upload, true));
    } else if (action === 'import' && standing.kind === 'checked' && mayRecord(standing.result))
      await begun(() => this.imports.run(upload, false));
    await this.lead(reply, upload);
  }

  /** The rows of a file that were refused, each with its reason, to be mended and sent again. */
  @Get('refused/:file')
  async refused(
    @Param('upload') id: string,
    @Param('file') file: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = this.own(id).returned().get(file);
    if (path === undefined)
      throw new Rejection('file-unknown', 'No rows of that file were refused, or it is no longer here.');
    void reply.header('content-disposition', `attachment; filename="${file}"`);
    await reply.type('text/csv; charset=utf-8').send(await readFile(path));
  }

  private async lead(reply: FastifyReply, upload: HeldUpload): Promise<void> {
    await reply.redirect(uploadHref(upload), 303);
  }

  private own(id: string): HeldUpload {
    const asker = Principal.inForce();
    // A service imports by the API, and waits for its answer.
    if (!asker?.roles.includes('contract-manager'))
      throw new NotAllowed('Files are imported on these pages by whoever is contract manager.');
    return this.uploads.of(id, asker.id);
  }
}

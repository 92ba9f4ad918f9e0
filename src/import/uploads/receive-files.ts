import multipart from '@fastify/multipart';
import { NotAllowed } from '#access';
import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { ImportHistory, type ImportResult } from '../import-history.ts';
import { UnreadableInput } from '../unreadable-input.ts';
import type { HeldUpload } from './held-upload.ts';
import { HeldUploads } from './held-uploads.ts';
import { tooLarge } from './save-file.ts';
import { uploadLimits } from './upload-limits.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The files that were sent. */
    upload: HeldUpload | undefined;
  }
}

/** Whether an import recorded nothing because of rows that were refused. */
function isRefusal(answer: unknown): boolean {
  const { recorded, refused = 0, conflicts = 0 } = (answer ?? {}) as Partial<ImportResult>;
  return recorded === 0 && refused + conflicts > 0;
}

/** The routes that take files. */
const page = '/imports/uploads';
const api = '/api/v1/imports';

const raw: Readonly<Record<string, string>> = {
  'text/csv': 'csv',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

const takesFiles = ({ method, routeOptions }: FastifyRequest) =>
  method === 'POST' && (routeOptions.url === page || routeOptions.url === api);
const typeOf = ({ headers }: FastifyRequest) =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const notHere = () => new UnsupportedMediaTypeException('The body must be JSON, sent as application/json.');

async function keepParts(request: FastifyRequest, upload: HeldUpload): Promise<void> {
  const fields: Record<string, string> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    // A field for files that nobody filled in.
    else if (part.filename === '') part.file.resume();
    else await upload.keep(part.filename, part.file);
  }
  upload.fields = fields;
  if (upload.names.length === 0) throw new UnreadableInput('No file was sent: choose one or several.');
}

/** One file as the body itself; its name, which says what it holds, stands in the address or beside its text. */
async function keepBody(request: FastifyRequest, upload: HeldUpload): Promise<void> {
  const { name } = request.query as { readonly name?: unknown };
  if (request.body instanceof Readable) {
    if (typeof name !== 'string')
      throw new BadRequestException('Say what the file is called: ?name=offers.csv.');
    return upload.keep(name, request.body);
  }
  const sent = request.body as { readonly name?: unknown; readonly text?: unknown } | null | undefined;
  if (typeof sent?.name !== 'string' || typeof sent.text !== 'string')
    throw new BadRequestException('The body must be a file, or JSON with its name and text.');
  return upload.keep(sent.name, Readable.from([Buffer.from(sent.text)]));
}

/**
 * Lets files be sent to the import and to nothing else: as a form with files, or one as the body. They are kept only for
 * whoever may import, and thrown away when the request comes to nothing. To be called before the application listens.
 */
export async function receiveFiles(app: NestFastifyApplication): Promise<void> {
  const uploads = app.get(HeldUploads);
  await uploads.open();
  const { bytes, files } = uploadLimits;
  const limits = { fileSize: bytes, files, fields: 20, fieldSize: 1_000, parts: files + 20 };
  await app.register(multipart, { limits, throwFileSizeLimit: true });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.decorateRequest('upload', undefined);
  fastify.addContentTypeParser(Object.keys(raw), (request, payload, done) => {
    if (takesFiles(request)) done(null, payload);
    else done(notHere());
  });
  fastify.addHook('onRequest', async (request) => {
    if (!takesFiles(request)) {
      if (typeOf(request) === 'multipart/form-data') throw notHere();
      return;
    }
    // Before a byte of it is read.
    if (!request.asker || !ImportHistory.rule.allows(request.asker))
      throw new NotAllowed('Histories are imported by whoever is contract manager or service.');
    if (Number(request.headers['content-length'] ?? 0) > bytes + 1_000_000) throw tooLarge();
  });
  fastify.addHook('preValidation', async (request) => {
    const { asker } = request;
    const isForm = request.isMultipart();
    if (!asker || !takesFiles(request) || (request.routeOptions.url === page && !isForm)) return;
    request.upload = await uploads.hold(asker.id);
    try {
      await (isForm ? keepParts : keepBody)(request, request.upload);
    } catch (error) {
      // Only now does nothing more write to it.
      await uploads.discard(request.upload);
      throw request.raw.complete || !request.raw.destroyed
        ? error
        : new BadRequestException('The upload broke off: send it again.');
    }
    request.body = request.upload;
  });
  // Sent again with the same key, it is refused again: the status belongs to the answer, not to the work.
  fastify.addHook('preSerialization', async (request, reply, answer) => {
    if (takesFiles(request) && reply.statusCode === 200 && isRefusal(answer)) reply.code(422);
    return answer;
  });
  const forget = async ({ upload }: FastifyRequest) => {
    if (upload && !upload.taken) await uploads.discard(upload);
  };
  fastify.addHook('onResponse', forget);
  fastify.addHook('onRequestAbort', forget);
}

import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { isUtf8 } from 'node:buffer';
import { isApi } from './problem-details.filter.ts';

/** What a form sends: each field's text, or its texts where several have the name. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/** A bid for every area of a county has hundreds of fields, and answers of pages. */
const [bodyLimit, mostInForm] = [256 * 1024, 1_000];

/** The fields of a form, UTF-8 and percent-encoded. Throws BadRequestException. */
export function readForm(body: Buffer): Form {
  if (!isUtf8(body)) throw new BadRequestException('The form must be sent in UTF-8.');
  const fields = new URLSearchParams(body.toString());
  if (fields.size > mostInForm)
    throw new BadRequestException(`A form may have ${mostInForm} fields at most.`);
  const form = Object.create(null) as Record<string, string | readonly string[]>;
  for (const name of new Set(fields.keys())) {
    const [text = '', ...more] = fields.getAll(name);
    form[name] = more.length > 0 ? [text, ...more] : text;
  }
  return form;
}

/** Pages take forms; the API does not, and says so. */
export function acceptForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit },
    (request, body, done) => {
      if (isApi(request.routeOptions.url ?? request.url))
        done(new UnsupportedMediaTypeException('The body must be JSON, sent as application/json.'));
      else done(null, readForm(body as Buffer));
    },
  );
}

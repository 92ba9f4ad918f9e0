import type { FastifyReply } from 'fastify';
import { SlowDown } from '../../identity/attempts.ts';
import { type PagePath, shellOf } from '../shell.ts';

/** What is wrong with one field, in a sentence that says what to do. */
export interface FieldProblem {
  /** The id of the field; `form` for the whole form. */
  readonly field: string;
  readonly text: string;
}

/** A page with one form, and what its template shows. */
export interface FormPage extends Readonly<Record<string, unknown>> {
  readonly title: string;
  readonly problems?: readonly FieldProblem[];
  /** Which of the pages that the frame leads to it is. */
  readonly current?: PagePath;
}

/** Shows a form; one that was refused says why, and is no success: 400, unless another status is given. */
export async function showForm(
  reply: FastifyReply,
  template: string,
  { problems = [], current, ...page }: FormPage,
  status = problems.length > 0 ? 400 : 200,
): Promise<void> {
  const errors = Object.fromEntries(problems.map(({ field, text }) => [field, { text }]));
  const summary = problems.map(({ field, text }) =>
    field === 'form' ? { text } : { text, href: `#${field}` },
  );
  await reply
    .status(status)
    .view(`${template}.njk`, { ...page, shell: shellOf(undefined, {}, current), problems: summary, errors });
}

/**
 * Shows a form of which somebody has sent too many, with the time to wait: 429. Any other error is thrown on.
 *
 * @param error what kept the form from being looked at.
 */
export async function showSlowed(
  reply: FastifyReply,
  template: string,
  page: FormPage,
  error: unknown,
  field: string,
): Promise<void> {
  if (!(error instanceof SlowDown)) throw error;
  void reply.header('retry-after', String(error.retryAfter));
  await showForm(reply, template, { ...page, problems: [{ field, text: error.message }] }, 429);
}

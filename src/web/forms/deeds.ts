import { Principal } from '#access';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Visit } from '../reception.ts';
import type { Deed } from './deed.ts';
import { FormCommands } from './form-commands.ts';
import { formView } from './form-view.ts';
import { readFields, type Sent } from './read-fields.ts';

/** What the page of a deed shows. */
type Shown = Omit<Deed, 'command' | 'where' | 'done'>;

/** Shows the pages by which something is done, and does it. */
@Injectable()
export class Deeds {
  constructor(private readonly commands: FormCommands) {}

  /** Whether whoever looks may do it. */
  static mayDo({ command }: Pick<Deed, 'command'>): boolean {
    const asker = Principal.inForce();
    return asker !== undefined && command.rule.allows(asker);
  }

  async show(
    reply: FastifyReply,
    { around }: Visit,
    { title, about, does, facts, fields, button, grave, action, back }: Shown,
    { typed, problems }: Partial<Pick<Sent, 'typed' | 'problems'>> = {},
  ): Promise<void> {
    await reply.status(problems ? 400 : 200).view('deed.njk', {
      ...around,
      ...{ title, about, does, facts, button, grave, action, back },
      fields: formView(fields, typed, problems),
      problems: problems?.map(({ field, text }) =>
        field === 'form' ? { text } : { text, href: `#${field}` },
      ),
    });
  }

  /**
   * Does it and leads back, or says on its page why not.
   *
   * @param isDone whether what was refused is so already, as when a form is sent twice.
   */
  async act(
    reply: FastifyReply,
    visit: Visit,
    deed: Deed,
    body: unknown,
    isDone: () => Promise<boolean> = () => Promise.resolve(false),
  ): Promise<void> {
    const { command: Asked, fields, where, back, done } = deed;
    const { typed, values, problems } = readFields(fields, Asked.schema.shape, body);
    const wrong =
      problems.length > 0 ? problems : await this.commands.ask(new Asked({ ...where, ...values } as never));
    if (wrong.length > 0 && (problems.length > 0 || !(await isDone())))
      return this.show(reply, visit, deed, { typed, problems: wrong });
    const joined = back.includes('?') ? '&' : '?';
    await reply.redirect(`${back}${joined}done=${done}`, 303);
  }
}

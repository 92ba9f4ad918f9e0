import { NotAllowed, Principal } from '#access';
import { Clock, localDate } from '#event-sourcing';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomInt } from 'node:crypto';
import { ReceiveReferral } from '../../contexts/referrals/need/receive-referral.ts';
import type { FrameworkRow } from '../../projections/frameworks/index.ts';
import type { Field } from './forms/field.ts';
import { FormCommands } from './forms/form-commands.ts';
import { formView } from './forms/form-view.ts';
import { readFields, type Sent } from './forms/read-fields.ts';
import { href } from './links.ts';
import { Reception, type Visit } from './reception.ts';
import { needFields } from './referral-actions/need-fields.ts';

const page = { title: 'Raise a referral', path: '/referrals/new', dated: false };

/** Without letters and digits that look alike. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789';

/** A reference that nobody has yet, as good as certainly: the day and four letters or digits, `R261123-K7QD`. */
const proposed = (today: string): string =>
  `R${today.slice(2).replaceAll('-', '')}-${Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')}`;

const fieldsFor = (framework: FrameworkRow, reference?: string): readonly Field[] => [
  {
    name: 'referral',
    label: 'Reference',
    hint: 'Keep this one, or enter the one of your case system. Never a name, a date of birth or an NHS number: it stays on record for ever.',
    kind: 'text',
    width: 20,
    value: reference,
    wrong: 'Enter a reference of letters, digits, "_", "." or "-", such as R261123-K7QD',
  },
  ...needFields(framework),
];

@Controller('referrals/new')
export class NewReferralController {
  constructor(
    private readonly reception: Reception,
    private readonly commands: FormCommands,
    private readonly clock: Clock,
  ) {}

  /** The form by which a need is referred. */
  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.receive(request, reply);
    if (visit) await this.show(reply, visit);
  }

  /** Refers it, and leads to its page, where it can be offered. */
  @Post()
  async raise(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.receive(request, reply);
    if (!visit) return;
    const { framework } = visit.asked;
    const sent = readFields(fieldsFor(visit.framework), ReceiveReferral.schema.shape, request.body);
    const receive = () => new ReceiveReferral({ framework, ...sent.values } as never);
    const problems = sent.problems.length > 0 ? sent.problems : await this.commands.ask(receive());
    if (problems.length > 0) return this.show(reply, visit, { ...sent, problems });
    const { referral = '' } = sent.typed;
    await reply.redirect(
      href(`/referrals/${encodeURIComponent(referral)}`, { framework, done: 'raise' }),
      303,
    );
  }

  private receive(request: FastifyRequest, reply: FastifyReply): Promise<Visit | undefined> {
    const asker = Principal.inForce();
    if (asker && !ReceiveReferral.rule.allows(asker))
      throw new NotAllowed('Referrals are raised by brokers and contract managers.');
    return this.reception.receive(request, reply, page);
  }

  private async show(
    reply: FastifyReply,
    { around, asked: { framework }, framework: known }: Visit,
    { typed, problems }: Partial<Pick<Sent, 'typed' | 'problems'>> = {},
  ): Promise<void> {
    const fields = fieldsFor(known, proposed(localDate(this.clock.now())));
    await reply.status(problems ? 400 : 200).view('new-referral.njk', {
      ...around,
      title: page.title,
      action: href(page.path, { framework }),
      back: href('/desk', { framework }),
      fields: formView(fields, typed, problems),
      problems: (problems ?? []).map(({ field, text }) =>
        field === 'form' ? { text } : { text, href: `#${field}` },
      ),
    });
  }
}

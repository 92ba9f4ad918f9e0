import { NotAllowed, Principal } from '#access';
import { Clock } from '#event-sourcing';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenTender } from '../../../contexts/procurement/tendering/open-tender.ts';
import { FormCommands } from '../forms/form-commands.ts';
import { formView } from '../forms/form-view.ts';
import { readFields, type Sent } from '../forms/read-fields.ts';
import { href } from '../links.ts';
import { Reception, type Visit } from '../reception.ts';
import type { FieldProblem } from '../sign-in/form-page.ts';
import {
  firstRows,
  positionRows,
  readRows,
  rowsSent,
  tenderFields,
  type TypedRows,
} from './new-tender-form.ts';
import { proposed } from './proposed.ts';
import { serviceChoices, tenderHref } from './tender-words.ts';

/** Of the fields that stand alone, those before the positions: reference, title and the two times. */
const named = 4;

const page = { title: 'Open a tender', path: '/tenders/new', dated: false };

/** What a tender is asked with, of what the form says. */
const termsFrom = ({ quality, primary, secondary, by, ...values }: Sent['values']) => ({
  benchmarkPence: null,
  standstillWorkingDays: null,
  ...values,
  weights: { quality: Number(quality), price: 100 - Number(quality) },
  objective: { primary: Number(primary), secondary: Number(secondary), by },
});

@Controller('tenders/new')
export class NewTenderController {
  constructor(
    private readonly reception: Reception,
    private readonly commands: FormCommands,
    private readonly clock: Clock,
  ) {}

  /** The form by which bids are invited. */
  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.receive(request, reply);
    if (visit) await this.show(reply, visit, firstRows);
  }

  /** Opens the tender, and leads to its page. */
  @Post()
  async open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.receive(request, reply);
    if (!visit) return;
    const { framework, regime } = visit.framework;
    const sent = readFields(tenderFields(), OpenTender.schema.shape, request.body);
    const rows = rowsSent(request.body);
    const read = readRows(rows);
    const terms = { framework, regime, ...read.values, ...termsFrom(sent.values) };
    const wrong = [...sent.problems, ...read.problems];
    const problems = wrong.length > 0 ? wrong : await this.asked(terms);
    if (problems.length > 0) return this.show(reply, visit, rows, { ...sent, problems });
    await reply.redirect(tenderHref(visit.asked, sent.typed['tender'] ?? ''), 303);
  }

  private async asked(terms: object): Promise<readonly FieldProblem[]> {
    const { success, error } = OpenTender.schema.safeParse(terms);
    if (!success)
      return error.issues.map(({ path, message }) => ({
        field: 'form',
        text: `${path.join(' ')}: ${message}`,
      }));
    return this.commands.ask(new OpenTender(terms as never));
  }

  private receive(request: FastifyRequest, reply: FastifyReply): Promise<Visit | undefined> {
    const asker = Principal.inForce();
    if (asker && !OpenTender.rule.allows(asker)) throw new NotAllowed('Contract managers open tenders.');
    return this.reception.receive(request, reply, page, '/tenders');
  }

  private async show(
    reply: FastifyReply,
    { around, asked: { framework }, framework: known }: Visit,
    rows: TypedRows,
    { typed, problems }: Partial<Pick<Sent, 'typed' | 'problems'>> = {},
  ): Promise<void> {
    const fields = formView(tenderFields(proposed('T')), typed, problems);
    const errors = Object.fromEntries((problems ?? []).map(({ field, text }) => [field, text]));
    await reply.status(problems ? 400 : 200).view('tenders/new.njk', {
      ...around,
      title: page.title,
      action: href(page.path, { framework }),
      back: href('/tenders', { framework }),
      first: fields.slice(0, named),
      rest: fields.slice(named),
      positions: positionRows(known, this.clock.now(), rows.lots),
      services: [{ value: '', text: 'none' }, ...serviceChoices],
      rows,
      errors,
      problems: (problems ?? []).map(({ field, text }) =>
        field === 'form' ? { text } : { text, href: `#${field}` },
      ),
    });
  }
}

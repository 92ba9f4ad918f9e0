import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type EvaluationDocument, FindEvaluation } from '../../../../projections/tender-evaluation/index.ts';
import { Deeds } from '../../forms/deeds.ts';
import { FormCommands } from '../../forms/form-commands.ts';
import { Reception, type Visit } from '../../reception.ts';
import type { FieldProblem } from '../../sign-in/form-page.ts';
import { typed } from '../../sign-in/typed.ts';
import { tenderHref } from '../tender-words.ts';
import { evaluationHref } from './evaluation-links.ts';
import { evaluationPage, sweeps } from './evaluation-page.ts';

@Controller('tenders/:tender/evaluation')
export class EvaluationPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly commands: FormCommands,
  ) {}

  /** How far the bids of a tender have been judged. Unknown: 404. */
  @Get()
  async show(
    @Param('tender') tender: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(tender, request, reply);
    if (found) await this.page(reply, found);
  }

  /** Does what the next step is, wherever it can be done. */
  @Post()
  async sweep(
    @Param('tender') tender: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(tender, request, reply);
    if (!found) return;
    const name = typed(request.body, 'do');
    const sweep = sweeps.find((each) => each.name === name);
    if (!sweep) throw new Rejection('deed-unknown', `Nothing is done with bids by "${name}".`);
    if (!Deeds.mayDo(sweep)) throw new NotAllowed('Contract managers do this.');
    const { document, visit } = found;
    const of = { framework: document.framework, tender };
    const problems: FieldProblem[] = [];
    for (const each of sweep.each(document))
      problems.push(...(await this.commands.ask(new sweep.command({ ...of, ...each } as never))));
    if (problems.length > 0) return this.page(reply, await this.again(found), problems);
    await reply.redirect(`${evaluationHref(visit.asked, tender)}&done=${name}`, 303);
  }

  private async again({ visit, document }: { visit: Visit; document: EvaluationDocument }) {
    const { framework, tender } = document;
    return { visit, document: await this.queries.execute(new FindEvaluation({ framework, tender })) };
  }

  private async find(tender: string, request: FastifyRequest, reply: FastifyReply) {
    const path = `/tenders/${encodeURIComponent(tender)}/evaluation`;
    const visit = await this.reception.receive(request, reply, { title: 'Evaluation', path, dated: false });
    if (!visit) return undefined;
    const { framework } = visit.asked;
    return { visit, document: await this.queries.execute(new FindEvaluation({ framework, tender })) };
  }

  private async page(
    reply: FastifyReply,
    { visit, document }: { visit: Visit; document: EvaluationDocument },
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const { names, asked, search, around } = visit;
    await reply.status(problems.length > 0 ? 400 : 200).view('tenders/evaluation/overview.njk', {
      title: 'Evaluation',
      about: document.title,
      ...around,
      crumbs: [{ text: document.title, href: tenderHref(asked, document.tender) }],
      done: sweeps.find(({ name }) => name === search['done'])?.done,
      problems: problems.map(({ text }) => ({ text })),
      ...evaluationPage(document, names, asked),
    });
  }
}

import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { type ICommand, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ModerateScore } from '../../../../contexts/procurement/evaluation/moderate-score.ts';
import { ScoreAnswer } from '../../../../contexts/procurement/evaluation/score-answer.ts';
import {
  type BidEvaluation,
  type EvaluationDocument,
  FindEvaluation,
} from '../../../../projections/tender-evaluation/index.ts';
import { FormCommands } from '../../forms/form-commands.ts';
import type { Sent } from '../../forms/read-fields.ts';
import { Reception, type Visit } from '../../reception.ts';
import { Colleagues } from '../colleagues.ts';
import { tenderHref } from '../tender-words.ts';
import { agreementFields, givenIn, readScores, scoreFields, unreasoned } from './bid-forms.ts';
import { bidPage, mayJudge, personNow, type Refused } from './bid-page.ts';
import { evaluationHref } from './evaluation-links.ts';

interface Route {
  readonly tender: string;
  readonly provider: string;
}

interface Found {
  readonly visit: Visit;
  readonly document: EvaluationDocument;
  readonly bid: BidEvaluation;
}

const told: Readonly<Record<string, string>> = {
  scores: 'Your scores are recorded.',
  agreement: 'What the evaluators agreed on is recorded.',
};

@Controller('tenders/:tender/evaluation/:provider')
export class BidEvaluationController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly commands: FormCommands,
    private readonly colleagues: Colleagues,
  ) {}

  /** One bid with its answers and their scores. Unknown: 404. */
  @Get()
  async show(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route, '', request, reply);
    if (found) await this.page(reply, found);
  }

  /** Records whoever's own scores. */
  @Post('scores')
  async score(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route, '/scores', request, reply);
    if (!found) return;
    const { document, bid } = found;
    const of = { framework: document.framework, ...route };
    if (!mayJudge(document, bid.provider).score) throw new NotAllowed('The evaluators of this bid score it.');
    const sent = readScores(scoreFields(document, bid, personNow()), document.scale, request.body);
    const commands = givenIn(sent, document).map(
      ({ question, score }) => new ScoreAnswer({ ...of, question, score }),
    );
    await this.act(reply, found, 'scores', sent, commands);
  }

  /** Records what the evaluators agreed on. */
  @Post('agreement')
  async agree(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route, '/agreement', request, reply);
    if (!found) return;
    const { document, bid } = found;
    const of = { framework: document.framework, ...route };
    if (!mayJudge(document, bid.provider).agree) throw new NotAllowed('Contract managers do this.');
    const read = readScores(agreementFields(document, bid), document.scale, request.body);
    const sent = { ...read, problems: [...read.problems, ...unreasoned(read, document)] };
    const commands =
      sent.problems.length > 0
        ? []
        : givenIn(sent, document).map(
            ({ question, score, reason }) =>
              new ModerateScore({ ...of, question, score, reason: String(reason) }),
          );
    await this.act(reply, found, 'agreement', sent, commands);
  }

  private async act(
    reply: FastifyReply,
    found: Found,
    form: Refused['form'],
    { typed, problems }: Sent,
    commands: readonly ICommand[],
  ): Promise<void> {
    const wrong = [...problems];
    if (wrong.length === 0) for (const each of commands) wrong.push(...(await this.commands.ask(each)));
    if (wrong.length > 0) return this.page(reply, found, { form, typed, problems: wrong });
    const { visit, document, bid } = found;
    await reply.redirect(`${evaluationHref(visit.asked, document.tender, bid.provider)}&done=${form}`, 303);
  }

  private async find(
    { tender, provider }: Route,
    below: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Found | undefined> {
    const path = `/tenders/${encodeURIComponent(tender)}/evaluation/${encodeURIComponent(provider)}${below}`;
    const visit = await this.reception.receive(request, reply, { title: 'Bid', path, dated: false });
    if (!visit) return undefined;
    const { framework } = visit.asked;
    const document = await this.queries.execute(new FindEvaluation({ framework, tender }));
    const bid = document.bids.find((each) => each.provider === provider);
    if (!bid) throw new Rejection('bid-unknown', `No bid of ${provider} was opened in the tender ${tender}.`);
    return { visit, document, bid };
  }

  private async page(reply: FastifyReply, { visit, document, bid }: Found, refused?: Refused): Promise<void> {
    const { names, asked, search, around } = visit;
    const people = (user: string) => this.colleagues.name(user);
    await reply.status(refused ? 400 : 200).view('tenders/evaluation/bid.njk', {
      title: names.provider(bid.provider),
      about: document.title,
      ...around,
      crumbs: [
        { text: document.title, href: tenderHref(asked, document.tender) },
        { text: 'Evaluation', href: evaluationHref(asked, document.tender) },
      ],
      done: told[String(search['done'])],
      problems: refused?.problems.map(({ field, text }) =>
        field === 'form' ? { text } : { text, href: `#${field}` },
      ),
      ...bidPage(document, bid, people, [names, asked], refused),
    });
  }
}

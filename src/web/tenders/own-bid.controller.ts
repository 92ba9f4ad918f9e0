import { NotAllowed, Principal } from '#access';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SubmitBid } from '../../../contexts/procurement/bids/submit-bid.ts';
import { GetTender, type TenderShown } from '../../../projections/tenders/index.ts';
import { FormCommands } from '../forms/form-commands.ts';
import { moment } from '../moments.ts';
import { Reception, type Visit } from '../reception.ts';
import type { FieldProblem } from '../sign-in/form-page.ts';
import { bidAnswers, bidRows, bidSent, readBid } from './bid-form.ts';
import { tenderHref } from './tender-words.ts';

interface Found {
  readonly visit: Visit;
  readonly tender: TenderShown;
  readonly provider: string;
}

@Controller('tenders/:tender/bid')
export class OwnBidController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly commands: FormCommands,
  ) {}

  /** The form of a bidder's bid. It is empty each time: what was given lies sealed. */
  @Get()
  async ask(
    @Param('tender') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(reference, request, reply);
    if (found) await this.show(reply, found, undefined);
  }

  /** Seals the bid, and leads to the tender with its receipt. */
  @Post()
  async give(
    @Param('tender') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(reference, request, reply);
    if (!found) return;
    const { visit, tender, provider } = found;
    const { framework } = tender;
    const { problems, content } = readBid(tender, visit.names, bidSent(request.body));
    const wrong =
      problems.length > 0
        ? problems
        : await this.commands.ask(new SubmitBid({ framework, tender: reference, provider, ...content }));
    if (wrong.length > 0) return this.show(reply, found, request.body, wrong);
    const page = tenderHref(visit.asked, reference);
    await reply.redirect(`${page}${page.includes('?') ? '&' : '?'}done=bid`, 303);
  }

  private async find(
    reference: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Found | undefined> {
    const provider = Principal.inForce()?.provider;
    if (typeof provider !== 'string') throw new NotAllowed('Bidders give their bids themselves.');
    const path = `/tenders/${encodeURIComponent(reference)}/bid`;
    const visit = await this.reception.receive(
      request,
      reply,
      { title: 'Your bid', path, dated: false },
      '/tenders',
    );
    if (!visit) return undefined;
    const { framework } = visit.asked;
    const tender = await this.queries.execute(new GetTender({ framework, tender: reference }));
    return { visit, tender, provider };
  }

  private async show(
    reply: FastifyReply,
    { visit, tender }: Found,
    body: unknown,
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const sent = bidSent(body);
    await reply.status(problems.length > 0 ? 400 : 200).view('tenders/bid.njk', {
      ...visit.around,
      title: 'Your bid',
      about: `Tender ${tender.tender}, ${tender.title}`,
      until: moment(tender.deadline),
      replaces: tender.receipts.some(({ receivedAt }) => receivedAt !== null),
      action: tenderHref(visit.asked, tender.tender, 'bid'),
      back: tenderHref(visit.asked, tender.tender),
      rows: bidRows(tender, visit.names, sent),
      answers: bidAnswers(tender, sent),
      errors: Object.fromEntries(problems.map(({ field, text }) => [field, text])),
      problems: problems.map(({ field, text }) =>
        field === 'form' ? { text } : { text, href: `#${field}` },
      ),
    });
  }
}

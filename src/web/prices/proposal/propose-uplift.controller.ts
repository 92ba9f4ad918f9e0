import { NotAllowed } from '#access';
import { Clock, localDate } from '#event-sourcing';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProposeUplift } from '../../../../contexts/prices/uplifts/propose-uplift.ts';
import { FindIndices } from '../../../../projections/indices/index.ts';
import { FindRates } from '../../../../projections/rates/index.ts';
import { PreviewUplift, type UpliftPreview } from '../../../../projections/uplift-preview/index.ts';
import { refused } from '../../account/refused.ts';
import { Deeds } from '../../forms/deeds.ts';
import { FormCommands } from '../../forms/form-commands.ts';
import { Reception, type Visit } from '../../reception.ts';
import { typed } from '../../sign-in/typed.ts';
import { upliftHref } from '../uplift-words.ts';
import { proposalGround, type ProposalGround } from './proposal-ground.ts';
import { proposalPage, type ProposalOutcome } from './proposal-page.ts';
import { type Proposal, type ProposalSent, readProposal, refusalFields } from './read-proposal.ts';

const page = { title: 'Propose an uplift', path: '/prices/uplifts/new', dated: false };

@Controller('prices/uplifts/new')
export class ProposeUpliftController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly commands: FormCommands,
    private readonly clock: Clock,
  ) {}

  /** The form by which an uplift is tried and proposed. */
  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.receive(request, reply);
    if (!visit) return;
    const ground = await this.ground(visit);
    const empty = readProposal(ground, undefined);
    await this.show(reply, visit, proposalPage(visit, ground, empty, undefined, {}));
  }

  /** Shows what it would do and records nothing, or proposes it and leads to its page. */
  @Post()
  async act(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.receive(request, reply);
    if (!visit) return;
    const ground = await this.ground(visit);
    const sent = readProposal(ground, request.body);
    const proposes = typed(request.body, 'do') === 'propose';
    const outcome = await this.outcome(visit, sent, proposes);
    if (proposes && !outcome.problems && sent.proposal)
      return reply.redirect(`${upliftHref(visit.asked, sent.proposal.uplift)}&done=propose`, 303);
    await this.show(reply, visit, proposalPage(visit, ground, sent, sent.typed, outcome), outcome);
  }

  private async outcome(
    { asked: { framework } }: Visit,
    { proposal, problems }: ProposalSent,
    proposes: boolean,
  ): Promise<ProposalOutcome> {
    if (!proposal) return { problems };
    const fields = refusalFields(proposal);
    if (proposes) {
      const wrong = await this.commands.ask(new ProposeUplift({ framework, ...proposal }), fields);
      return wrong.length > 0 ? { problems: wrong } : {};
    }
    let preview: UpliftPreview | undefined;
    const wrong = await refused(async () => {
      preview = await this.queries.execute(previewOf(framework, proposal));
    }, fields);
    return preview ? { preview } : { problems: wrong };
  }

  private receive(request: FastifyRequest, reply: FastifyReply): Promise<Visit | undefined> {
    if (!Deeds.mayDo({ command: ProposeUplift }))
      throw new NotAllowed('This is for the council’s contract managers: ask one.');
    return this.reception.receive(request, reply, page, '/prices');
  }

  private async ground({ asked: { framework }, framework: row, names }: Visit): Promise<ProposalGround> {
    // On its last day every rate holds that has ever begun.
    const asOf = [row.endsOn, localDate(this.clock.now())].toSorted()[1];
    const [{ rates }, indices] = await Promise.all([
      this.queries.execute(new FindRates({ framework, ...(asOf === undefined ? {} : { asOf }) })),
      this.queries.execute(new FindIndices({})),
    ]);
    return proposalGround(row, rates, indices, names);
  }

  private async show(
    reply: FastifyReply,
    { around }: Visit,
    shown: object,
    { problems }: ProposalOutcome = {},
  ): Promise<void> {
    await reply
      .status(problems ? 400 : 200)
      .view('prices/propose-uplift.njk', { ...around, title: page.title, ...shown });
  }
}

const previewOf = (framework: string, { uplift, ...plan }: Proposal) =>
  new PreviewUplift({ framework, uplift, plan });

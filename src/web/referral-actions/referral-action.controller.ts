import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Deeds } from '../forms/deeds.ts';
import { FormCommands } from '../forms/form-commands.ts';
import { readFields, type Sent } from '../forms/read-fields.ts';
import { href, referralHref } from '../links.ts';
import { searchOf } from '../question.ts';
import { type Looked, ReferralReading } from '../referral-reading.ts';
import { actionHref } from './buttons.ts';
import { type Doing, doingOf } from './doing.ts';

@Controller('referrals/:referral/:action')
export class ReferralActionController {
  constructor(
    private readonly reading: ReferralReading,
    private readonly commands: FormCommands,
    private readonly deeds: Deeds,
  ) {}

  /** The form by which something is done with a referral, or an offer of it. */
  @Get()
  async ask(
    @Param('referral') referral: string,
    @Param('action') action: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(referral, action, request, reply);
    if (found) await this.show(reply, found);
  }

  /** Does it, and leads to the referral's page; what is refused is said where it was asked. */
  @Post()
  async act(
    @Param('referral') referral: string,
    @Param('action') action: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(referral, action, request, reply);
    if (!found) return;
    const { doing, looked } = found;
    const sent = readFields(doing.fields ?? [], doing.shape, request.body);
    const problems =
      sent.problems.length > 0 ? sent.problems : await this.commands.ask(doing.command(sent.values));
    if (problems.length > 0) return this.show(reply, found, { ...sent, problems });
    const { framework } = looked.visit.asked;
    await reply.redirect(
      href(`/referrals/${encodeURIComponent(referral)}`, { framework, done: doing.name }),
      303,
    );
  }

  private async find(referral: string, action: string, request: FastifyRequest, reply: FastifyReply) {
    const path = `/referrals/${encodeURIComponent(referral)}/${encodeURIComponent(action)}`;
    const looked = await this.reading.open(referral, path, request, reply);
    if (!looked) return undefined;
    const { situation } = looked;
    const doing = doingOf(action, searchOf(request.query)['offer'], situation);
    if (!doing)
      throw new Rejection(
        'action-unknown',
        `Nothing is done with the referral ${referral} here. Open its page.`,
      );
    if (situation.asker.provider !== null || !doing.rule.allows(situation.asker))
      throw new NotAllowed(`This is for whoever is ${doing.rule.roles.join(' or ')} at the council.`);
    return { looked, doing };
  }

  private async show(
    reply: FastifyReply,
    { looked, doing }: { readonly looked: Looked; readonly doing: Doing },
    sent?: Pick<Sent, 'typed' | 'problems'>,
  ): Promise<void> {
    if (doing.fields === undefined && sent) return this.reading.show(reply, looked, undefined, sent.problems);
    const { visit, situation } = looked;
    const { text, about, does, fields = [], name, offer } = doing;
    const back = referralHref(visit.asked, situation.row.referral);
    const action = actionHref(situation, name, offer);
    const deed = { ...{ title: text, button: text, about, fields, action, back }, does: [does] };
    await this.deeds.show(reply, visit, deed, sent);
  }
}

import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Rejection } from '#event-sourcing';
import { GetReferralStory } from '../../projections/referral-story/index.ts';
import { FindReferral } from './find-referral.ts';
import { Reception } from './reception.ts';
import { referralPage } from './referral-page.ts';

@Controller('referrals')
export class ReferralController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** The order of offers of one referral, and its history. Unknown: 404. */
  @Get(':referral')
  async show(
    @Param('referral') referral: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = {
      title: `Referral ${referral}`,
      path: `/referrals/${encodeURIComponent(referral)}`,
      dated: false,
    };
    const visit = await this.reception.receive(request, reply, page);
    if (!visit) return;
    const { framework, knownAt } = visit.asked;
    const question = { framework, referral, ...(knownAt === null ? {} : { knownAt }) };
    const row = await this.queries.execute(new FindReferral(question));
    if (!row)
      throw new Rejection(
        'referral-unknown',
        `There is no referral ${referral} in ${visit.framework.title}.`,
      );
    const story = await this.queries.execute(new GetReferralStory(question));
    await reply.view('referral.njk', {
      title: page.title,
      referral,
      ...visit.around,
      ...referralPage(visit, row, story),
    });
  }
}

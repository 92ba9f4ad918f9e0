import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { searchOf } from './question.ts';
import { doneBy } from './referral-actions/actions.ts';
import { ReferralReading } from './referral-reading.ts';

@Controller('referrals')
export class ReferralController {
  constructor(private readonly reading: ReferralReading) {}

  /** The order of offers of one referral, its history, and what can be done now. Unknown: 404. */
  @Get(':referral')
  async show(
    @Param('referral') referral: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = `/referrals/${encodeURIComponent(referral)}`;
    const looked = await this.reading.open(referral, path, request, reply);
    if (looked) await this.reading.show(reply, looked, doneBy(searchOf(request.query)['done']));
  }
}

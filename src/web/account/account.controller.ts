import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Clock } from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../identity/entrance.ts';
import { Identity } from '../../identity/identity.ts';
import { OwnAccount } from '../../identity/own-account.ts';
import { searchOf } from '../question.ts';
import { showForm } from '../sign-in/form-page.ts';
import { accountPage } from './account-page.ts';
import { backTo } from './back-to.ts';
import { signedIn } from './signed-in.ts';

@Controller('account')
export class AccountController {
  constructor(
    private readonly own: OwnAccount,
    private readonly identity: Identity,
    private readonly entrance: Entrance,
    private readonly clock: Clock,
  ) {}

  /** Who I am here, where I am signed in, how I sign in, and which programs I let in. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visitor = signedIn(request, this.entrance);
    const { done } = searchOf(request.query);
    const page = await accountPage(this.own, this.identity, visitor, this.clock.now(), done);
    await showForm(reply, 'account/account', page);
  }

  /** Ends one of my sessions. */
  @Post('sessions/:session/end')
  async end(
    @Param('session') session: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { user } = signedIn(request, this.entrance);
    await this.own.endSession(user, session);
    await backTo(reply, '/account', 'session-ended');
  }

  /** Ends all my sessions but the one that asks. */
  @Post('sessions/end-others')
  async endOthers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user, session } = signedIn(request, this.entrance);
    await this.own.endOtherSessions(user, session);
    await backTo(reply, '/account', 'sessions-ended');
  }
}

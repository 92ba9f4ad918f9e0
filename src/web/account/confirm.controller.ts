import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Clock } from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../identity/entrance.ts';
import { Identity } from '../../identity/identity.ts';
import { localPath } from '../../identity/local-path.ts';
import { OwnAccount } from '../../identity/own-account.ts';
import { href } from '../links.ts';
import { searchOf } from '../question.ts';
import { showForm, showSlowed } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { signedIn } from './signed-in.ts';

const template = 'account/confirm';

/** Asks again who it is, before anything changes about how somebody signs in. */
@Controller('account/confirm')
export class ConfirmController {
  constructor(
    private readonly own: OwnAccount,
    private readonly identity: Identity,
    private readonly entrance: Entrance,
    private readonly clock: Clock,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedIn(request, this.entrance);
    const { next = '/account' } = searchOf(request.query);
    await showForm(reply, template, this.page(user, localPath(next)));
  }

  /** Leads on to where it was asked. */
  @Post()
  async confirm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visitor = signedIn(request, this.entrance);
    const next = localPath(typed(request.body, 'next'));
    const password = typed(request.body, 'password');
    const page = this.page(visitor.user, next);
    try {
      if (await this.own.confirms(visitor, password)) {
        request.session.confirmedAt = this.clock.now();
        await reply.redirect(next, 303);
      } else {
        const problems = [{ field: 'password', text: 'Enter the password with which you sign in' }];
        await showForm(reply, template, { ...page, problems });
      }
    } catch (error) {
      await showSlowed(reply, template, page, error, 'password');
    }
  }

  private page(user: string, next: string) {
    return {
      title: 'Confirm that it is you',
      next,
      local: this.own.isLocal(user),
      // For password managers.
      address: this.own.addressOf(user),
      elsewhere: this.identity.oidc ? href('/sign-in/oidc', { next, freshly: 'yes' }) : undefined,
    };
  }
}

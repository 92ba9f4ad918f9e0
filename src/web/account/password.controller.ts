import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../identity/entrance.ts';
import { OwnAccount, type Visitor } from '../../identity/own-account.ts';
import { type FieldProblem, showForm, showSlowed } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { backTo } from './back-to.ts';
import { signedInHere } from './signed-in.ts';

const template = 'account/password';

@Controller('account/password')
export class PasswordController {
  constructor(
    private readonly own: OwnAccount,
    private readonly entrance: Entrance,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await showForm(reply, template, this.page(this.visitor(request)));
  }

  /** Changes my password; my other sessions end. */
  @Post()
  async change(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visitor = this.visitor(request);
    const page = this.page(visitor);
    const chosen = typed(request.body, 'password');
    try {
      const problems = await this.problems(visitor, typed(request.body, 'current'), chosen);
      if (problems.length > 0) return await showForm(reply, template, { ...page, problems });
    } catch (error) {
      return showSlowed(reply, template, page, error, 'current');
    }
    await this.own.changePassword(visitor, chosen);
    await backTo(reply, '/account', 'password-changed');
  }

  private async problems(
    visitor: Visitor,
    current: string,
    chosen: string,
  ): Promise<readonly FieldProblem[]> {
    const wrong = this.own.passwordProblem(visitor.user, chosen);
    if (wrong !== undefined) return [{ field: 'password', text: wrong }];
    if (await this.own.confirms(visitor, current)) return [];
    return [{ field: 'current', text: 'Enter the password with which you sign in now' }];
  }

  private visitor(request: FastifyRequest): Visitor {
    return signedInHere(request, this.entrance, this.own);
  }

  private page({ user }: Visitor) {
    // The address is for password managers: they keep the new password with it.
    return { title: 'Change your password', address: this.own.addressOf(user) };
  }
}

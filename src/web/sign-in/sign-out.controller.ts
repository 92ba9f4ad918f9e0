import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../identity/entrance.ts';

/** The way out. */
@Controller('sign-out')
export class SignOutController {
  constructor(private readonly entrance: Entrance) {}

  @Post()
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.entrance.leave(request);
    await reply.redirect('/sign-in?said=signed-out', 303);
  }
}

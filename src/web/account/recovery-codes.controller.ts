import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../identity/entrance.ts';
import { Identity } from '../../identity/identity.ts';
import { OwnAccount } from '../../identity/own-account.ts';
import { OwnFactors } from '../../identity/own-factors.ts';
import { showForm } from '../sign-in/form-page.ts';
import { isFresh, signedInHere } from './signed-in.ts';

const path = '/account/recovery-codes';
const template = 'account/recovery-codes';

@Controller('account/recovery-codes')
export class RecoveryCodesController {
  constructor(
    private readonly own: OwnAccount,
    private readonly factors: OwnFactors,
    private readonly identity: Identity,
    private readonly entrance: Entrance,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedInHere(request, this.entrance, this.own);
    if (!(await isFresh(this.own, request, reply, path))) return;
    await showForm(reply, template, {
      title: 'Recovery codes',
      left: this.identity.recoveryCodes.left(user),
    });
  }

  /** Shows new codes, once. */
  @Post()
  async issue(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedInHere(request, this.entrance, this.own);
    if (!(await isFresh(this.own, request, reply, path))) return;
    const codes = await this.factors.issueRecoveryCodes(user);
    await showForm(reply, template, { title: 'Your new recovery codes', codes });
  }
}

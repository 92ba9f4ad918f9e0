import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindAlerts } from '../../../projections/raised-alerts/index.ts';
import { Deliveries } from '../../delivery/deliveries.ts';
import type { Subscription } from '../../delivery/subscription.ts';
import { Entrance } from '../../identity/entrance.ts';
import { Identity } from '../../identity/identity.ts';
import { backTo } from '../account/back-to.ts';
import { refused } from '../account/refused.ts';
import { signedIn } from '../account/signed-in.ts';
import { askerOf } from '../administration/asker-of.ts';
import { formView } from '../forms/form-view.ts';
import { readFields, type Sent } from '../forms/read-fields.ts';
import { searchOf } from '../question.ts';
import { showForm } from '../sign-in/form-page.ts';
import { ownFields, subscriptionForm, wantedBy } from './subscription-form.ts';
import { deliveryRow, subscriptionRow } from './subscription-rows.ts';

const path = '/account/alerts';
/** How many of the last deliveries stand on the page. */
const shown = 20;

const done: Readonly<Record<string, string>> = {
  added: 'You will be told by email.',
  ended: 'You are told no more of these.',
  resumed: 'What waited is on its way.',
};

@Controller('account/alerts')
export class OwnSubscriptionsController {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly identity: Identity,
    private readonly entrance: Entrance,
  ) {}

  /** What alerts somebody is told by email, and what became of the last ones. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedIn(request, this.entrance);
    const own = this.ownOf(user);
    const email = this.identity.people.of(user)?.email ?? '';
    const { outbox, mailPossible } = this.deliveries;
    const listed = outbox.list(
      own.map((each) => each.id),
      { limit: shown },
    );
    await showForm(reply, 'subscriptions/own', {
      title: 'Alerts by email',
      done: done[searchOf(request.query)['done'] ?? ''],
      may: mailPossible && email !== '' && mayBeTold(request),
      mailPossible,
      told: mayBeTold(request),
      email,
      subscriptions: own.map((each) => subscriptionRow(each, '', email)),
      rows: listed.map((each) => deliveryRow(each, outbox.attemptsOf(each.number), email)),
    });
  }

  @Get('new')
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    signedIn(request, this.entrance);
    if (mayBeTold(request)) await this.form(request, reply);
    else await reply.redirect(path, 303);
  }

  @Post('new')
  async add(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { user } = signedIn(request, this.entrance);
    if (!mayBeTold(request)) return void (await reply.redirect(path, 303));
    const { provider } = askerOf(request);
    const sent = readFields(ownFields(provider), subscriptionForm, request.body);
    if (sent.problems.length > 0) return this.form(request, reply, sent);
    const given = { way: 'email', owner: user, madeBy: user, audience: provider } as const;
    const fields = { 'area-unknown': 'areas', 'provider-unknown': 'providers' };
    const problems = await refused(() => this.deliveries.subscribe(wantedBy(sent.values, given)), fields);
    if (problems.length > 0) return this.form(request, reply, { ...sent, problems });
    await backTo(reply, path, 'added');
  }

  /** Nobody ends, or learns of, another's. */
  @Post(':subscription/end')
  async end(
    @Param('subscription') subscription: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.deliveries.end(this.named(subscription, request).id);
    await backTo(reply, path, 'ended');
  }

  @Post(':subscription/resume')
  async resume(
    @Param('subscription') subscription: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.deliveries.resume(this.named(subscription, request).id);
    await backTo(reply, path, 'resumed');
  }

  private ownOf(user: string): readonly Subscription[] {
    return this.deliveries.subscriptions.all().filter(({ owner }) => owner === user);
  }

  private named(subscription: string, request: FastifyRequest): Subscription {
    const found = this.ownOf(signedIn(request, this.entrance).user).find(({ id }) => id === subscription);
    if (found) return found;
    throw new Rejection('subscription-unknown', 'There is no such subscription of yours, or it has ended.');
  }

  private async form(
    request: FastifyRequest,
    reply: FastifyReply,
    { typed, problems = [] }: Partial<Sent> = {},
  ): Promise<void> {
    await showForm(reply, 'deed', {
      ...{ title: 'Be told of alerts by email', about: 'Alerts by email', button: 'Tell me' },
      does: ['An email names the alert and leads to it here. It holds references only.'],
      ...{ action: `${path}/new`, back: path, problems },
      fields: formView(ownFields(askerOf(request).provider), typed, problems),
    });
  }
}

/** Whoever may not see alerts is not told of them. */
const mayBeTold = (request: FastifyRequest): boolean => FindAlerts.rule.allows(askerOf(request));

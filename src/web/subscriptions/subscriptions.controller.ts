import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Deliveries } from '../../delivery/deliveries.ts';
import type { Subscription } from '../../delivery/subscription.ts';
import { Identity } from '../../identity/identity.ts';
import { backTo } from '../account/back-to.ts';
import { refused } from '../account/refused.ts';
import { askerOf } from '../administration/asker-of.ts';
import { mayChange } from '../administration/may-change.ts';
import { formView } from '../forms/form-view.ts';
import { readFields, type Sent } from '../forms/read-fields.ts';
import { searchOf } from '../question.ts';
import { showForm } from '../sign-in/form-page.ts';
import { sharedFields, subscriptionForm, wantedBy } from './subscription-form.ts';
import { demandChange, namedIn } from './demand-change.ts';
import { FindSubscriptions } from './find-subscriptions.ts';
import { subscriptionRow } from './subscription-rows.ts';

const path = '/administration/subscriptions' as const;
type Way = Subscription['way'];

const done: Readonly<Record<string, string>> = {
  added: 'The subscription is in force.',
  ended: 'Nothing more goes there.',
  resumed: 'What waited is on its way.',
};
const texts = {
  email: { title: 'Tell a team by email', does: 'Everybody who reads this mailbox is told.' },
  webhook: {
    title: 'Tell a program by webhook',
    does: 'Alerts are posted as CloudEvents 1.0, signed as Standard Webhooks says. The secret is shown once.',
  },
} as const;

@Controller('administration/subscriptions')
export class SubscriptionsController {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly identity: Identity,
    private readonly queries: QueryBus,
  ) {}

  /** Every subscription: people’s own, teams’ and programs’. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.queries.execute(new FindSubscriptions({}));
    const { people } = this.identity;
    await showForm(reply, 'subscriptions/list', {
      ...{ title: 'Subscriptions', current: path, may: mayChange(request) },
      ...{ done: done[searchOf(request.query)['done'] ?? ''], mailPossible: this.deliveries.mailPossible },
      subscriptions: found.map((each) => {
        const person = each.owner === null ? undefined : people.of(each.owner);
        const who = each.owner === null ? each.title : (person?.name ?? each.owner);
        return subscriptionRow(each, who, each.owner === null ? each.address : (person?.email ?? ''));
      }),
    });
  }

  @Get('new/:way')
  async ask(
    @Param('way') way: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changing(request);
    await this.form(reply, wayOf(way));
  }

  /** Adds it; of a webhook shows the secret, once. */
  @Post('new/:way')
  async add(
    @Param('way') text: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changing(request);
    const way = wayOf(text);
    const sent = readFields(sharedFields[way], subscriptionForm, request.body);
    if (sent.problems.length > 0) return this.form(reply, way, sent);
    const given = { way, owner: null, madeBy: askerOf(request).id, audience: null } as const;
    let added: { readonly secret: string | null } | undefined;
    const add = async () => (added = await this.deliveries.subscribe(wantedBy(sent.values, given)));
    const problems = await refused(add, { 'area-unknown': 'areas', 'provider-unknown': 'providers' });
    if (!added) return this.form(reply, way, { ...sent, problems });
    if (added.secret === null) await backTo(reply, path, 'added');
    else await this.secret(reply, added.secret);
  }

  @Post(':subscription/end')
  async end(
    @Param('subscription') subscription: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id } = await this.changing(request, subscription);
    this.deliveries.end(id);
    await backTo(reply, path, 'ended');
  }

  @Post(':subscription/resume')
  async resume(
    @Param('subscription') subscription: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id } = await this.changing(request, subscription);
    this.deliveries.resume(id);
    await backTo(reply, path, 'resumed');
  }

  /** Another secret, shown once; the one before signs beside it for a day. */
  @Post(':subscription/secret')
  async rotate(
    @Param('subscription') subscription: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id, way } = await this.changing(request, subscription);
    if (way !== 'webhook')
      throw new Rejection('subscription-unsigned', 'What goes by email is not signed: there is no secret.');
    await this.secret(reply, this.deliveries.subscriptions.rotate(id));
  }

  /** Those that whoever may change them sees, or the one named. */
  private async changing(request: FastifyRequest): Promise<undefined>;
  private async changing(request: FastifyRequest, subscription: string): Promise<Subscription>;
  private async changing(request: FastifyRequest, subscription?: string): Promise<Subscription | undefined> {
    demandChange(request);
    const found = await this.queries.execute(new FindSubscriptions({}));
    return subscription === undefined ? undefined : namedIn(found, subscription);
  }

  private async secret(reply: FastifyReply, secret: string): Promise<void> {
    await showForm(reply, 'subscriptions/secret', { title: 'The secret of the webhook', secret, back: path });
  }

  private async form(
    reply: FastifyReply,
    way: Way,
    { typed, problems = [] }: Partial<Sent> = {},
  ): Promise<void> {
    const { title, does } = texts[way];
    await showForm(reply, 'deed', {
      ...{ title, about: 'Subscriptions', button: 'Add', does: [does] },
      ...{ action: `${path}/new/${way}`, back: path, problems },
      fields: formView(sharedFields[way], typed, problems),
    });
  }
}

function wayOf(text: string): Way {
  if (text === 'email' || text === 'webhook') return text;
  throw new Rejection('way-unknown', `Nothing is told by "${text}": choose email or webhook.`);
}

import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Deliveries } from '../../delivery/deliveries.ts';
import type { Delivery } from '../../delivery/outbox.ts';
import type { Subscription } from '../../delivery/subscription.ts';
import { Identity } from '../../identity/identity.ts';
import { toMoment } from '../forms/typed-values.ts';
import { mayChange } from '../administration/may-change.ts';
import { href } from '../links.ts';
import { choices } from '../listing.ts';
import { counted } from '../numbers.ts';
import { searchOf } from '../question.ts';
import { type FieldProblem, showForm } from '../sign-in/form-page.ts';
import { typed } from '../sign-in/typed.ts';
import { deliveryRow, stateChoices } from './subscription-rows.ts';
import { demandChange, namedIn } from './demand-change.ts';
import { FindSubscriptions } from './find-subscriptions.ts';

const path = '/administration/deliveries';
const pageSize = 100;

@Controller('administration/deliveries')
export class DeliveriesController {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly identity: Identity,
    private readonly queries: QueryBus,
  ) {}

  /** What was told to whom, of all subscriptions in force or of one, with each attempt and the next. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(request, reply);
  }

  /** Sends one again. */
  @Post(':delivery/again')
  async again(
    @Param('delivery') delivery: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    demandChange(request);
    const number = /^\d{1,15}$/.test(delivery) ? Number(delivery) : Number.NaN;
    if (Number.isNaN(number)) throw new Rejection('delivery-unknown', 'There is no such delivery.');
    const { subscription } = this.deliveries.outbox.named(number);
    namedIn(await this.queries.execute(new FindSubscriptions({})), subscription);
    this.deliveries.again(number);
    await reply.redirect(href(path, { subscription, done: 'again' }), 303);
  }

  /** Sends everything of a subscription again that came about since an instant. */
  @Post('again')
  async againSince(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    demandChange(request);
    const subscription = typed(request.body, 'subscription').trim();
    const since = toMoment(typed(request.body, 'since').trim());
    if (since === undefined) {
      const text = 'Enter a day and a time, for example 30/6/2026 14:30';
      return this.show(request, reply, subscription, [{ field: 'since', text }]);
    }
    namedIn(await this.queries.execute(new FindSubscriptions({})), subscription);
    const count = this.deliveries.againSince(subscription, since);
    await reply.redirect(href(path, { subscription, done: 'since', count }), 303);
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    of?: string,
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const search = of === undefined ? searchOf(request.query) : { subscription: of };
    const { subscription, state, before, done, count } = search as Readonly<
      Record<string, string | undefined>
    >;
    const { outbox } = this.deliveries;
    const found = await this.queries.execute(new FindSubscriptions({}));
    const all = subscription === undefined ? found : [namedIn(found, subscription)];
    const nameOf = ({ id, title, owner }: Subscription) =>
      owner === null ? title : (this.identity.people.of(owner)?.name ?? id);
    const names = new Map(all.map((each) => [each.id, nameOf(each)] as const));
    const rows = outbox.list([...names.keys()], {
      state: state !== undefined && state in stateChoices ? (state as Delivery['state']) : undefined,
      before: before !== undefined && /^\d{1,15}$/.test(before) ? Number(before) : undefined,
      limit: pageSize,
    });
    const { before: _before, done: _done, count: _count, ...asked } = search;
    const last = rows.length === pageSize ? rows.at(-1) : undefined;
    await showForm(reply, 'subscriptions/deliveries', {
      ...{ title: 'Deliveries', current: '/administration/subscriptions', may: mayChange(request), problems },
      done: doneWords(done, count),
      ...{ subscription, name: subscription && names.get(subscription) },
      choices: choices(path, asked, 'state', stateChoices),
      rows: rows.map((each) =>
        deliveryRow(each, outbox.attemptsOf(each.number), names.get(each.subscription) ?? each.subscription),
      ),
      next: last && href(path, { ...asked, before: last.number }),
    });
  }
}

function doneWords(done: string | undefined, count: string | undefined): string | undefined {
  if (done === 'again') return 'It is sent again.';
  return done === 'since' && /^\d{1,9}$/.test(count ?? '')
    ? `${counted(Number(count), 'alert')} are sent again.`
    : undefined;
}

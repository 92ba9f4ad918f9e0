import { askerInForce, NotAllowed } from '#access';
import { Clock, Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindAlerts, GetAlert, type StandingAlert } from '../../../projections/raised-alerts/index.ts';
import { alertTitles } from '../../delivery/alert-titles.ts';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { csvHref, questionFrom } from '../question-from.ts';
import { Reception, type Visit } from '../reception.ts';
import { Colleagues } from '../tenders/colleagues.ts';
import { alertDeeds, type AlertDeedForm } from './alert-deeds.ts';
import { alertHref, findingWords } from './alert-words.ts';
import { alertPage, alertsPage } from './alerts-page.ts';

const page = { title: 'Alerts', path: '/alerts', dated: false };

interface Route {
  readonly alert: string;
  readonly deed: string;
}

const possible = (alert: StandingAlert): readonly AlertDeedForm[] => {
  if (alert.state === 'over' || alert.state === 'closed') return [];
  const { id, provider } = askerInForce();
  return alertDeeds.filter((deed) => Deeds.mayDo(deed) && deed.when(alert, provider !== null, id));
};

@Controller('alerts')
export class AlertPagesController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** The alerts of a framework, the most severe first; to a provider those to itself. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/alerts');
    if (!visit) return;
    const found = await this.queries.execute(new FindAlerts(questionFrom(FindAlerts.schema, visit)));
    await reply.view('alerts/list.njk', {
      title: page.title,
      ...visit.around,
      ...alertsPage(found, visit, (user) => this.colleagues.name(user)),
      download: csvHref('/api/v1/alerts/raised', FindAlerts.schema, visit),
    });
  }

  /** One alert, with everything that was done about it and what can be done now. Unknown: 404. */
  @Get(':alert')
  async show(
    @Param('alert') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(name, '', request, reply);
    if (!found) return;
    const { visit, alert } = found;
    await reply.view('alerts/alert.njk', {
      title: alertTitles[alert.kind],
      ...visit.around,
      done: alertDeeds.find((deed) => deed.name === visit.search['done'])?.done,
      ...alertPage(alert, visit, (user) => this.colleagues.name(user)),
      deeds: (visit.asked.knownAt === null ? possible(alert) : []).map(
        ({ name: deed, text, grave = false }) => ({
          ...{ text, grave, href: alertHref(visit.asked, alert, deed) },
        }),
      ),
    });
  }

  /** The form by which something is done about it. */
  @Get(':alert/:deed')
  async ask(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.alert, `/${route.deed}`, request, reply);
    if (found) await this.deeds.show(reply, found.visit, this.deed(route, found.visit, found.alert));
  }

  /** Does it, and leads to the alert. */
  @Post(':alert/:deed')
  async act(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.alert, `/${route.deed}`, request, reply);
    if (!found) return;
    const deed = this.deed(route, found.visit, found.alert);
    await this.deeds.act(reply, found.visit, deed, request.body);
  }

  private async find(name: string, below: string, request: FastifyRequest, reply: FastifyReply) {
    const { alert: reference } = GetAlert.schema.parse({ alert: name });
    const path = `/alerts/${encodeURIComponent(reference)}${below}`;
    const visit = await this.reception.receive(request, reply, { ...page, path }, '/alerts');
    if (!visit) return undefined;
    const { knownAt } = visit.asked;
    const question = new GetAlert({ alert: reference, ...(knownAt === null ? {} : { knownAt }) });
    return { visit, alert: await this.queries.execute(question) };
  }

  private deed({ deed: name }: Route, { asked, names }: Visit, alert: StandingAlert): Deed {
    const found = alertDeeds.find((each) => each.name === name);
    if (!found) throw new Rejection('deed-unknown', `Nothing is done about an alert by "${name}".`);
    if (!Deeds.mayDo(found)) throw new NotAllowed('This is for the council’s own people: ask one of them.');
    return {
      ...{ title: found.text, about: alertTitles[alert.kind], does: [found.does] },
      facts: [{ name: 'What was found', value: findingWords(alert.finding, names) }],
      ...{ fields: found.fields(this.clock.now()), button: found.text, command: found.command },
      grave: found.grave ?? false,
      where: { alert: alert.alert },
      action: alertHref(asked, alert, name),
      back: alertHref(asked, alert),
      done: name,
    };
  }
}

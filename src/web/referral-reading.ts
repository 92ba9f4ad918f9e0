import { Principal } from '#access';
import { Clock, localDate, Rejection } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ExplainOrder } from '../../projections/explanation/index.ts';
import { policyOn } from '../../projections/frameworks/index.ts';
import { listInWords } from '../../projections/measures/index.ts';
import { GetReferralStory } from '../../projections/referral-story/index.ts';
import { FindReferral } from './find-referral.ts';
import { href } from './links.ts';
import { Reception, type Visit } from './reception.ts';
import type { Situation } from './referral-actions/action.ts';
import { offerButtons, referralButtons } from './referral-actions/buttons.ts';
import { stillToCome } from './referral-actions/holders.ts';
import { sought } from './referral-actions/on-need.ts';
import { referralPage } from './referral-page.ts';
import { mayOpen } from './shell.ts';
import type { FieldProblem } from './sign-in/form-page.ts';
import { capital } from './wording.ts';

/** Who comes later, in words, by role. */
const ahead = ({ framework, policy, row, names, now }: Situation) =>
  stillToCome(framework, policy, row, now).map(({ role, providers }) => ({
    role: capital(role),
    providers: listInWords(providers.map((provider) => names.provider(provider))),
  }));

/** A referral that somebody looks at. */
export interface Looked {
  readonly visit: Visit;
  readonly situation: Situation;
}

/** Opens referrals for their pages. */
@Injectable()
export class ReferralReading {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  /**
   * The referral of that name; undefined when the reply is sent already.
   *
   * @throws Rejection `referral-unknown`, also when it is none of the visitor's
   */
  async open(
    referral: string,
    path: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Looked | undefined> {
    const page = { title: `Referral ${referral}`, path, dated: false };
    const visit = await this.reception.receive(request, reply, page);
    const asker = Principal.inForce();
    if (!visit || !asker) return undefined;
    const { framework, names, asked } = visit;
    const row = await this.queries.execute(new FindReferral(this.question(visit, referral)));
    if (!row)
      throw new Rejection('referral-unknown', `There is no referral ${referral} in ${framework.title}.`);
    const now = asked.knownAt ?? this.clock.now();
    const { policy } = policyOn(framework, localDate(now));
    return { visit, situation: { row, asker, framework, policy, names, now } };
  }

  /** Its page; `problems`: why something was not done. */
  async show(
    reply: FastifyReply,
    { visit, situation }: Looked,
    done?: string,
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const { row, asker, now } = situation;
    const story = await this.queries.execute(new GetReferralStory(this.question(visit, row.referral)));
    const { framework, knownAt } = visit.asked;
    const own = asker.provider !== null;
    const acts = !own && knownAt === null;
    const explain = new ExplainOrder({ framework, referral: row.referral });
    const explained = acts && row.steps.length > 0 ? await this.queries.execute(explain) : undefined;
    await reply.status(problems.length > 0 ? 409 : 200).view('referral.njk', {
      title: `Referral ${row.referral}`,
      referral: row.referral,
      ...visit.around,
      ...(mayOpen(asker, '/desk')
        ? { crumbs: [{ text: 'Referral desk', href: href('/desk', { framework }) }] }
        : {}),
      ...referralPage(visit, row, story, now, explained, own),
      ahead: acts && sought(situation) ? ahead(situation) : [],
      ...(acts ? { buttons: referralButtons(situation), offerButtons: offerButtons(situation) } : {}),
      done,
      problems: problems.map(({ text }) => ({ text })),
    });
  }

  private question({ asked: { framework, knownAt } }: Visit, referral: string) {
    return { framework, referral, ...(knownAt === null ? {} : { knownAt }) };
  }
}

import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Clock, EventStore, localDate, Projections } from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FrameworkRow } from '../../projections/frameworks/index.ts';
import { askView, type AskView, type FormPage } from './ask.ts';
import { FindNames } from './find-names.ts';
import { type Asked, pathOf } from './links.ts';
import { namesFrom, type Names } from './names.ts';
import { properAddress, readQuestion, searchOf, type Search } from './question.ts';
import { shellOf, type PagePath, type Shell } from './shell.ts';

/** A page that is asked something it can answer. */
export interface Visit {
  readonly asked: Asked;
  readonly search: Search;
  readonly framework: FrameworkRow;
  readonly names: Names;
  /** What every template needs. */
  readonly around: { readonly shell: Shell; readonly ask: AskView };
}

/** Milliseconds. */
const patience = 5_000;

/** Receives whoever opens a page: answers at once what needs no figure, and else says what was asked. */
@Injectable()
export class Reception {
  constructor(
    private readonly queries: QueryBus,
    private readonly store: EventStore,
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  /**
   * Undefined when the reply is sent already: nothing imported yet, a question that cannot be (400, the form kept), a
   * redirect to the proper address, or nothing on record by the instant asked for.
   */
  async receive(
    request: FastifyRequest,
    reply: FastifyReply,
    page: FormPage,
    current?: PagePath,
  ): Promise<Visit | undefined> {
    const last = await this.store.last();
    // What the page says is live holds everything up to the position that it names.
    if (last !== null) await this.projections.reached(last, patience);
    const { frameworks } = await this.queries.execute(new FindNames({}));
    if (frameworks.length === 0) {
      await reply.view('nothing-yet.njk', { title: page.title, shell: shellOf(undefined, {}, current) });
      return undefined;
    }
    const search = searchOf(request.query);
    const references = frameworks.map(({ framework }) => framework);
    const reading = readQuestion(search, references, localDate(this.clock.now()));
    const { asked } = reading;
    const named = frameworks.find(({ framework }) => framework === reading.fields.framework);
    const address = {
      ...(search['framework'] === undefined ? {} : { framework: reading.fields.framework }),
      ...(asked && search['asOf'] !== undefined ? { asOf: asked.asOf } : {}),
      ...(asked && search['knownAt'] !== undefined ? { knownAt: asked.knownAt } : {}),
    };
    const shell = shellOf(named ?? frameworks[0], address, current);
    const ask = askView(page, reading, search, frameworks, last, this.clock.now());
    if (!asked) {
      await reply.status(400).view('question.njk', { title: page.title, shell, ask });
      return undefined;
    }
    const proper = properAddress(pathOf(request), request.query, asked);
    if (proper !== undefined) {
      await reply.redirect(proper, 302);
      return undefined;
    }
    const known = await this.queries.execute(
      new FindNames(asked.knownAt === null ? {} : { knownAt: asked.knownAt }),
    );
    const framework = known.frameworks.find((each) => each.framework === asked.framework);
    if (!framework) {
      await reply.view('not-known.njk', { title: page.title, shell, ask });
      return undefined;
    }
    const names = namesFrom(known.providers, Object.values(framework.areas));
    return { asked, search, framework, names, around: { shell, ask } };
  }
}

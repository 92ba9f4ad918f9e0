import {
  Controller,
  type MessageEvent,
  MethodNotAllowedException,
  type OnModuleDestroy,
  Optional,
  Req,
  SerializeOptions,
  Sse,
} from '@nestjs/common';
import { Principal } from '#access';
import { EventStore, Projections } from '#event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  concatMap,
  defer,
  filter,
  from,
  interval,
  map,
  merge,
  type Observable,
  of,
  ReplaySubject,
  share,
  takeUntil,
  tap,
  throttleTime,
} from 'rxjs';
import { Identity } from '../identity/identity.ts';
import { LiveReader } from './live-reader.ts';
import { AnswersAtOnce } from './read-your-writes.interceptor.ts';

/** The longest that a timer can wait, in milliseconds: an open page waits until the views are built, however long. */
const patient = 2 ** 31 - 1;

/** Milliseconds between two beats. */
const pace = 25_000;

export const livePath = 'api/v1/live';

/** A hook for those who are known: whoever asks for the headers only would hold a stream that says nothing. */
export async function refuseHeads(
  { method, routeOptions }: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (method !== 'HEAD' || routeOptions.url !== `/${livePath}`) return;
  void reply.header('allow', 'GET');
  throw new MethodNotAllowedException('This is a stream of events: ask for it with GET.');
}

/** Where somebody stopped listening, or where his page was made; undefined: he never listened. */
function heardBefore({ headers, query }: FastifyRequest): number | undefined {
  const said = headers['last-event-id'] ?? (query as { readonly after?: unknown }).after;
  return typeof said === 'string' && /^\d{1,15}$/.test(said) ? Number(said) : undefined;
}

/** Tells open pages that something was recorded that concerns them, once the views show it. */
@Controller()
export class LiveController implements OnModuleDestroy {
  private readonly stopped = new ReplaySubject<void>(1);

  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
    @Optional() private readonly identity?: Identity,
  ) {}

  /**
   * Server-sent events. `recorded`: the position of the last event that concerns whoever listens, which is the message's
   * id too, and to the council's own what it is about; `beat` keeps proxies awake. Whoever names the last position that
   * he has heard of (`Last-Event-ID`, or `?after=` of a page that never listened) is told at once whether something came
   * since; the council's own who names none is told how far the log is. A provider is told of its own affairs alone. It
   * ends within a beat of whoever listens being known no longer.
   */
  @AnswersAtOnce()
  @SerializeOptions({ strategy: 'exposeAll' })
  @Sse(livePath)
  live(@Req() request: FastifyRequest): Observable<MessageEvent> {
    const provider = Principal.inForce()?.provider ?? null;
    const heard = heardBefore(request);
    const reader = new LiveReader(this.store, this.projections, provider, heard);
    // A beat repeats the last message's id: without one of its own it would be given a number that means nothing.
    let id = String(heard ?? 'none');
    const later = this.store.committed.pipe(throttleTime(100, undefined, { leading: true, trailing: true }));
    const recorded = merge(
      defer(() => from(this.store.last())),
      later,
    ).pipe(
      filter((position) => position !== null),
      concatMap((position) =>
        from(this.projections.reached(position, patient).then(() => reader.news(position))),
      ),
      concatMap((news) => (news ? of(news) : [])),
      tap(({ position }) => (id = String(position))),
      map((data) => ({ type: 'recorded', id, data })),
    );
    const known = interval(pace).pipe(
      concatMap(() => this.stillKnown(request)),
      share(),
    );
    const beat = merge(of(true), known).pipe(
      filter((still) => still),
      map(() => ({ type: 'beat', id, data: {} })),
    );
    const gone = known.pipe(filter((still) => !still));
    return merge(recorded, beat).pipe(takeUntil(merge(this.stopped, gone)));
  }

  private async stillKnown(request: FastifyRequest): Promise<boolean> {
    return (await this.identity?.doorkeeper.stands(request)) ?? true;
  }

  /** Ends every stream: the pages that listened will look for another server, or for this one again. */
  onModuleDestroy(): void {
    this.stopped.next();
  }
}

import { Controller, type MessageEvent, type OnModuleDestroy, SerializeOptions, Sse } from '@nestjs/common';
import { EventStore, Projections } from '#event-sourcing';
import {
  concatMap,
  filter,
  from,
  interval,
  map,
  merge,
  type Observable,
  ReplaySubject,
  takeUntil,
  throttleTime,
} from 'rxjs';
import { AnswersAtOnce } from './read-your-writes.interceptor.ts';

/** The longest that a timer can wait, in milliseconds: an open page waits until the views are built, however long. */
const patient = 2 ** 31 - 1;

export const livePath = 'api/v1/live';

/** Tells open pages that something was recorded, once the views show it. */
@Controller()
export class LiveController implements OnModuleDestroy {
  private readonly stopped = new ReplaySubject<void>(1);

  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
  ) {}

  /**
   * Server-sent events: `recorded` with the position of the last event, at once and after each commit, so that a page
   * misses nothing between its making and its listening; `beat` keeps proxies awake.
   */
  @AnswersAtOnce()
  @SerializeOptions({ strategy: 'exposeAll' })
  @Sse(livePath)
  live(): Observable<MessageEvent> {
    const now = from(this.store.last()).pipe(filter((position) => position !== null));
    const later = this.store.committed.pipe(throttleTime(100, undefined, { leading: true, trailing: true }));
    const recorded = merge(now, later).pipe(
      concatMap((position) => from(this.projections.reached(position, patient).then(() => position))),
      map((position) => ({ type: 'recorded', data: { position } })),
    );
    const beat = interval(25_000).pipe(map(() => ({ type: 'beat', data: {} })));
    return merge(recorded, beat).pipe(takeUntil(this.stopped));
  }

  /** Ends every stream: the pages that listened will look for another server, or for this one again. */
  onModuleDestroy(): void {
    this.stopped.next();
  }
}

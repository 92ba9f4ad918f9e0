import { Controller, type MessageEvent, SerializeOptions, Sse } from '@nestjs/common';
import { EventStore, Projections } from '#event-sourcing';
import { concatMap, filter, from, interval, map, merge, type Observable, throttleTime } from 'rxjs';
import { AnswersAtOnce } from './read-your-writes.interceptor.ts';

/** The longest that a timer can wait, in milliseconds: an open page waits until the views are built, however long. */
const patient = 2 ** 31 - 1;

/** Tells open pages that something was recorded, once the views show it. */
@Controller()
export class LiveController {
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
  @Sse('api/v1/live')
  live(): Observable<MessageEvent> {
    const now = from(this.store.last()).pipe(filter((position) => position !== null));
    const later = this.store.committed.pipe(throttleTime(100, undefined, { leading: true, trailing: true }));
    const recorded = merge(now, later).pipe(
      concatMap((position) => from(this.projections.reached(position, patient).then(() => position))),
      map((position) => ({ type: 'recorded', data: { position } })),
    );
    const beat = interval(25_000).pipe(map(() => ({ type: 'beat', data: {} })));
    return merge(recorded, beat);
  }
}

import { Controller, type MessageEvent, SerializeOptions, Sse } from '@nestjs/common';
import { EventStore, Projections } from '#event-sourcing';
import { concatMap, from, map, merge, type Observable, throttleTime, timer } from 'rxjs';

/** Tells open pages that something was recorded, once the views show it. */
@Controller()
export class LiveController {
  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
  ) {}

  /** Server-sent events: `recorded` with the position of the last event; `beat` opens the stream and keeps proxies awake. */
  @SerializeOptions({ strategy: 'exposeAll' })
  @Sse('api/v1/live')
  live(): Observable<MessageEvent> {
    const recorded = this.store.committed.pipe(
      throttleTime(100, undefined, { leading: true, trailing: true }),
      concatMap((position) => from(this.projections.reached(position).then(() => position))),
      map((position) => ({ type: 'recorded', data: { position } })),
    );
    const beat = timer(0, 25_000).pipe(map(() => ({ type: 'beat', data: {} })));
    return merge(recorded, beat);
  }
}

import { mayBeAskedBy, ProviderScope, query } from '#access';
import { EventStore, type RecordedEvent, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { by, framework, knownAt } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { auditReferral, referralNamed, type ReferralStory, streamsOf } from './audit-referral.ts';
import { ownEvents } from './own-events.ts';
import { ownStory } from './own-story.ts';

/** Everything about one referral, in order, with the basis of every choice; of a provider, what it had to do with it. */
export class GetReferralStory extends query(
  { framework, referral: reference, knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'provider'),
)<ReferralStory> {}

@QueryHandler(GetReferralStory)
export class GetReferralStoryHandler implements IQueryHandler<GetReferralStory> {
  constructor(
    private readonly store: EventStore,
    private readonly projections: ScopedProjections,
  ) {}

  async execute({ framework: named, referral, knownAt }: GetReferralStory): Promise<ReferralStory> {
    const views = await this.projections.views(knownAt);
    const framework = frameworkNamed(views, named);
    const events: RecordedEvent[] = [];
    for (const stream of streamsOf(referralNamed(views, framework, referral)))
      events.push(...(await this.read(stream)));
    const known = events.filter(({ at }) => knownAt === undefined || at <= knownAt);
    const inOrder = known.toSorted(by(({ pos }) => pos));
    const scope = ProviderScope.inForce();
    if (scope.whole) return auditReferral(views, framework, referral, inOrder, knownAt);
    return ownStory(auditReferral(views, framework, referral, ownEvents(inOrder, scope), knownAt));
  }

  private async read(stream: string): Promise<readonly RecordedEvent[]> {
    const all: RecordedEvent[] = [];
    for (;;) {
      const { events } = await this.store.readStream(stream, { from: all.length });
      if (events.length === 0) return all;
      all.push(...events);
    }
  }
}

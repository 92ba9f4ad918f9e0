import { command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, date, type Decide, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandAdmitted } from './demand-admitted.ts';
import { provider, samePause, type Provider } from './provider.ts';
import { OffersResumed, type ProviderEvent } from './provider.events.ts';

/** The provider can take offers again from `on`; the pause is known by its first day. On that day: it never began. */
export class ResumeOffers extends command(
  { provider: reference, framework: reference, area: reference.nullable(), from: date, on: date },
  mayBeAskedBy('provider', 'broker', 'contract-manager'),
) {}

/** @param visible whether the provider is the affair of whoever asks */
export const resumeOffers =
  (resume: ResumeOffers, visible: boolean): Decide<Provider, ProviderEvent> =>
  (state, now) => {
    demandAdmitted(state, resume.provider, visible);
    const { from, on } = resume;
    const pause = state.pauses.find((known) => samePause(known, resume));
    if (!pause)
      throw new Rejection('pause-unknown', `No pause there begins on ${from}: give the day it begins.`);
    if (pause.to === on) return [];
    const today = localDate(now);
    if (on < today)
      throw new Rejection('resumption-backdated', `It was paused until now: resume on ${today} or later.`);
    if (on < from || (pause.to !== null && on > pause.to))
      throw new Rejection(
        'resumed-outside-pause',
        `The pause is from ${from} to ${pause.to ?? 'further notice'}: resume on a date within.`,
      );
    return [new OffersResumed(resume)];
  };

@CommandHandler(ResumeOffers)
export class ResumeOffersHandler implements ICommandHandler<ResumeOffers> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(resume: ResumeOffers) {
    const visible = ProviderScope.inForce().covers(resume.provider);
    return this.aggregates.transact(provider, resume.provider, resumeOffers(resume, visible));
  }
}

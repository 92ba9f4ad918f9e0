import { startOfDay, type DomainEvent, type Instant } from '#event-sourcing';
import {
  PackageCorrected,
  PackageEnded,
  PackageHandedBack,
  PackagePlaced,
  PackageStarted,
  PackageStartFailed,
} from './package.events.ts';

type Facts<E> = Omit<E, 'type'>;

const streamOf = (facts: Facts<PackageCorrected>) => `package-${facts.framework}-${facts.package}`;

function ending({ endReason, ...facts }: Facts<PackageCorrected>): DomainEvent | undefined {
  const { framework, package: reference, referral, endedOn } = facts;
  const ended = { framework, package: reference, referral, endedOn };
  if (endReason === 'START_FAILED') return new PackageStartFailed(ended);
  if (endReason === 'PROVIDER_HANDBACK') return new PackageHandedBack(ended);
  return endedOn === null && endReason === null ? undefined : new PackageEnded({ ...ended, endReason });
}

/** A placement and, as far as they are known, its start and its end. */
export const pastPackage = (facts: Facts<PackageCorrected>) => {
  const { startedOn, endedOn, endReason: _endReason, ...placed } = facts;
  const { framework, package: reference, referral, placedAt } = placed;
  const events: { readonly event: DomainEvent; readonly occurred: Instant }[] = [
    { event: new PackagePlaced(placed), occurred: placedAt },
  ];
  if (startedOn !== null) {
    const started = new PackageStarted({ framework, package: reference, referral, startedOn });
    events.push({ event: started, occurred: startOfDay(startedOn) });
  }
  const end = ending(facts);
  const lastKnown = endedOn ?? startedOn;
  if (end) events.push({ event: end, occurred: lastKnown === null ? placedAt : startOfDay(lastKnown) });
  return { stream: streamOf(facts), events };
};

export const packageCorrection = (facts: Facts<PackageCorrected>) => ({
  stream: streamOf(facts),
  event: new PackageCorrected(facts),
});

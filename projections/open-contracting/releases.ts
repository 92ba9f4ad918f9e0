import type { AreaCorrected, AreaDefined } from '../../contexts/agreement/index.ts';
import { OnFramework } from './on-framework.ts';
import { OnPrice } from './on-price.ts';
import { OnTender } from './on-tender.ts';
import type { Happening, PublishableEvent } from './publishable.ts';
import type { Publisher } from './publisher.ts';
import type { Release } from './release.ts';
import { Standing } from './standing.ts';

type React = {
  readonly [Type in PublishableEvent['type']]: (
    happening: Happening<Extract<PublishableEvent, { type: Type }>>,
  ) => readonly Release[];
};

/** The releases of a framework, its tenders and positions, in the order in which it all happened. */
export function releasesOf(happenings: readonly Happening[], publisher: Publisher): readonly Release[] {
  const standing = new Standing();
  const onTender = new OnTender(standing, publisher);
  const onFramework = new OnFramework(standing, publisher, onTender);
  const onPrice = new OnPrice(standing, publisher, (process) => onFramework.named(process));
  const area = ({ event }: Happening<AreaDefined | AreaCorrected>) => {
    standing.areas.set(event.area, event.name);
    return [];
  };
  const react: React = {
    FrameworkEstablished: (each) => onFramework.told(each),
    FrameworkCorrected: (each) => onFramework.told(each),
    AreaDefined: area,
    AreaCorrected: area,
    PositionAwarded: (each) => onFramework.position(each),
    PositionCorrected: (each) => onFramework.position(each),
    PositionVacated: (each) => onFramework.vacated(each),
    TenderOpened: (each) => onTender.opened(each),
    TenderExtended: (each) => onTender.extended(each),
    TenderCancelled: (each) => onTender.cancelled(each),
    BidsOpened: (each) => onTender.bidsOpened(each),
    PricesEvaluated: (each) => onTender.priced(each),
    AwardDecided: (each) => onTender.decided(each),
    AwardDeclined: (each) => onTender.declined(each),
    OutcomeNotified: (each) => onTender.notified(each),
    AwardConfirmed: (each) => onTender.confirmed(each),
    UpliftProposed: (each) => onPrice.upliftProposed(each),
    RateUplifted: (each) => onPrice.rateUplifted(each),
    RateVaried: (each) => onPrice.rateVaried(each),
  };
  return happenings.flatMap((each) =>
    (react[each.event.type] as (one: Happening) => readonly Release[])(each),
  );
}

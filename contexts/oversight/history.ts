import { addDays, type DomainEvent, type LocalDate, startOfDay } from '#event-sourcing';
import { oversight } from './oversight.ts';
import {
  IndicatorCorrected,
  IndicatorRecorded,
  NoticeCorrected,
  NoticeReceived,
  RatingCorrected,
  RatingRecorded,
  WeekDelivered,
  WeekDeliveredCorrected,
} from './oversight.events.ts';

type Facts<E> = Omit<E, 'type'>;

const past = (provider: string, event: DomainEvent, on: LocalDate) => ({
  stream: `${oversight.category}-${provider}`,
  events: [{ event, occurred: startOfDay(on) }],
});
const correction = (provider: string, event: DomainEvent) => ({
  stream: `${oversight.category}-${provider}`,
  event,
});

export const pastRating = (facts: Facts<RatingRecorded>) =>
  past(facts.provider, new RatingRecorded(facts), facts.on);
export const ratingCorrection = (facts: Facts<RatingCorrected>) =>
  correction(facts.provider, new RatingCorrected(facts));

export const pastIndicator = (facts: Facts<IndicatorRecorded>) =>
  past(facts.provider, new IndicatorRecorded(facts), facts.on);
export const indicatorCorrection = (facts: Facts<IndicatorCorrected>) =>
  correction(facts.provider, new IndicatorCorrected(facts));

/** A week happened when it was over. */
export const pastWeek = (facts: Facts<WeekDelivered>) =>
  past(facts.provider, new WeekDelivered(facts), addDays(facts.week, 7));
export const weekCorrection = (facts: Facts<WeekDeliveredCorrected>) =>
  correction(facts.provider, new WeekDeliveredCorrected(facts));

export const pastNotice = (facts: Facts<NoticeReceived>) =>
  past(facts.provider, new NoticeReceived(facts), facts.on);
export const noticeCorrection = (facts: Facts<NoticeCorrected>) =>
  correction(facts.provider, new NoticeCorrected(facts));

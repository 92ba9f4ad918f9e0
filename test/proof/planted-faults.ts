import type { DomainEvent, Instant } from '#event-sourcing';
import type { Framework } from '../../contexts/agreement/framework.ts';
import type { Provider } from '../../contexts/providers/provider.ts';
import {
  OfferAccepted,
  OfferDeclined,
  OfferLapsed,
  OfferWithdrawn,
  ProviderChosen,
  ReferralOffered,
  ReferralPlaced,
  StepOpened,
  StepSkipped,
} from '../../contexts/referrals/index.ts';
import type { Offer, Referral } from '../../contexts/referrals/referral.ts';
import { type Fault, none } from './fault.ts';

const by = (now: Instant, hours: number): Instant =>
  new Date(Date.parse(now) + hours * 3_600_000).toISOString();

/** Another state of one kind of stream, for the commands named; for all when none is. */
const sees = <State>(category: string, change: (state: State) => State, ...asked: string[]): Fault => ({
  ...none,
  see: <S>(of: string, state: S, asking: string): S =>
    of === category && (asked.length === 0 || asked.includes(asking))
      ? (change(state as unknown as State) as unknown as S)
      : state,
});

const records = (
  change: (events: readonly DomainEvent[]) => readonly DomainEvent[],
  ...asked: string[]
): Fault => ({
  ...none,
  record: (events, asking) => (asked.length === 0 || asked.includes(asking) ? change(events) : events),
});

const without = (...types: readonly string[]) =>
  records((events) => events.filter(({ type }) => !types.includes(type)));

const withOffers =
  (change: (offer: Offer) => Offer | undefined) =>
  (state: Referral): Referral => ({
    ...state,
    offers: new Map(
      [...state.offers].flatMap(([name, offer]) => {
        const changed = change(offer);
        return changed ? [[name, changed] as const] : [];
      }),
    ),
  });

const each = <E extends DomainEvent>(
  kind: abstract new (...given: never[]) => E,
  change: (event: E, i: number) => readonly DomainEvent[],
) =>
  records((events) => {
    let seen = 0;
    return events.flatMap((event) => (event instanceof kind ? change(event, seen++) : [event]));
  });

const cascade = ['OfferNext', 'MoveReferralOn'];

/** What could be wrong with a desk, each as one small lie. */
export const plantedFaults: Readonly<Record<string, Fault>> = {
  'the secondary is passed over': sees<Framework>('framework', (state) => ({
    ...state,
    positions: state.positions.filter(({ role }) => role !== 'secondary'),
  })),
  'ranks are not looked at': sees<Framework>('framework', (state) => ({
    ...state,
    positions: state.positions.map((position) => ({ ...position, rank: null })),
  })),
  'somebody is offered it twice': sees(
    'referral',
    withOffers((offer) => (offer.outcome === 'declined' ? { ...offer, provider: 'P0' } : offer)),
    ...cascade,
  ),
  'it is offered on after an acceptance': sees(
    'referral',
    withOffers((offer) => (offer.outcome === 'accepted' ? { ...offer, outcome: 'declined' } : offer)),
    ...cascade,
  ),
  'suspensions are not looked at': sees<Provider>(
    'provider',
    (state) => ({ ...state, suspensions: [] }),
    ...cascade,
  ),
  'what a provider cannot do is not looked at': sees<Provider>(
    'provider',
    (state) => ({ ...state, outOfScope: [] }),
    ...cascade,
  ),
  'one of a reserve step has longer to answer': each(ReferralOffered, (offer, i) => [
    i === 1 ? new ReferralOffered({ ...offer, deadline: by(offer.deadline, 1) }) : offer,
  ]),
  'the one who comes last is chosen': each(ProviderChosen, (choice) => {
    const contenders = choice.contenders.toReversed();
    const { offer, provider } = contenders[0]!;
    return [new ProviderChosen({ ...choice, contenders, offer, provider })];
  }),
  'silence is a lapse before the deadline': {
    ...none,
    now: (now, asking) => (asking === 'LapseOffer' ? by(now, 200) : now),
  },
  'a yes is taken after the deadline': {
    ...none,
    now: (now, asking) => (asking === 'AcceptOffer' ? by(now, -20) : now),
  },
  'a yes is taken after silence was a lapse': sees(
    'referral',
    withOffers((offer) =>
      offer.outcome === 'lapsed'
        ? { ...offer, outcome: 'pending', deadline: '2099-01-01T00:00:00.000Z' }
        : offer,
    ),
    'AcceptOffer',
  ),
  'an offer of a step gets lost': each(ReferralOffered, (offer, i) => (i === 1 ? [] : [offer])),
  'a step does not say what it rests on': without(StepOpened.name),
  'a skip does not say why': without(StepSkipped.name),
  'somebody who declined is placed': each(ReferralPlaced, (placed) => [
    new ReferralPlaced({ ...placed, offer: `${placed.referral}.1` }),
  ]),
  'an answer is recorded twice': each(OfferDeclined, (answer) => [answer, answer]),
  'a yes and a no to one offer': each(OfferAccepted, ({ type: _type, ...answer }) => [
    new OfferAccepted(answer),
    new OfferDeclined(answer),
  ]),
  'an offer stays open when the need is another one': records(
    (events) => events.filter((event) => !(event instanceof OfferWithdrawn)),
    'AmendReferral',
    'WithdrawReferral',
  ),
  'the views miss what lapsed': { ...none, shown: ({ type }) => type !== OfferLapsed.name },
};

import type { OwnOffer } from '../../../projections/own-offers/index.ts';
import { day } from '../moments.ts';
import { hours } from '../numbers.ts';
import { capital } from '../wording.ts';

/** What is needed, as the provider that it is offered to reads it. */
export const needFacts = ({ need, role, referral, offer }: OwnOffer) => [
  { name: 'Hours a week', value: hours(need.weeklyMinutes) },
  { name: 'Care workers', value: need.carers === 1 ? 'One' : 'Two at once' },
  { name: 'Time', value: capital(need.timeSlot) },
  { name: 'Start by', value: need.startBy === null ? 'No date' : day(need.startBy) },
  { name: 'Place', value: need.rural ? 'Rural' : 'Not rural' },
  { name: 'Offered to you as', value: `${capital(role)} provider` },
  { name: 'Reference', value: `Referral ${referral}, offer ${offer}` },
];

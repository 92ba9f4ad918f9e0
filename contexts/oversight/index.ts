export * from './oversight.events.ts';
export { isMonday } from './record-delivery.ts';
export { isRating } from './record-rating.ts';
export { keys } from './oversight.ts';

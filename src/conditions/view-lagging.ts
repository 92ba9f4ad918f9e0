import { type ConditionOfViews, lasting } from './condition.ts';

/** So many events behind the log, figures are no longer of today. */
const tooMany = 1_000;

/** Views that have stopped, or are far behind the log. */
export const viewLagging: ConditionOfViews = (status) =>
  status
    .filter(({ state, lag }) => state === 'parked' || (state === 'live' && lag >= tooMany))
    .map(({ name, state, lag }) =>
      lasting(
        name,
        state === 'parked'
          ? `The view ${name} has stopped: no figure is shown until somebody who runs the server sees to it.`
          : `The view ${name} is at least ${lag} events behind the log.`,
        { subject: name },
      ),
    );

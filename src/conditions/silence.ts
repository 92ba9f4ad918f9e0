import { answering, silentSince } from '../../projections/answering/index.ts';
import { allFrameworks } from '../../projections/frameworks/index.ts';
import { type Condition, lasting } from './condition.ts';

/** Nobody at all has answered an offer for so many hours, though somebody was asked. */
export const silenceOf = (hours: number): Condition => ({
  kind: 'silence',
  hourly: false,
  find: (views, now) =>
    allFrameworks(views).flatMap(({ framework }) => {
      const row = views.get(answering, framework);
      const since = row ? silentSince(row) : null;
      if (since === null || Date.parse(now) - Date.parse(since) < hours * 3_600_000) return [];
      const finding = `No provider has answered an offer for ${hours} hours. Is there a fault, here or on the way to them?`;
      return [lasting('answers', finding, { framework })];
    }),
});

import { csvOf } from '../measures/index.ts';
import type { RiskDocument } from './risk.ts';

/** Every factor of every provider, one a line; columns are named by their paths in the JSON. */
export const riskCsv = ({ rows }: RiskDocument): string =>
  csvOf(
    [
      ...(['provider', 'score', 'likelihood.band', 'impact.band', 'unknownPoints', 'side'] as const),
      ...(['factor', 'value', 'counts', 'threshold', 'points', 'of', 'finding', 'facts'] as const),
    ],
    rows.flatMap(({ provider, score, likelihood, impact, unknownPoints, factors }) =>
      factors.map(({ facts, events: _events, ...factor }) => ({
        ...{ provider, score, unknownPoints, ...factor },
        'likelihood.band': likelihood.band,
        'impact.band': impact.band,
        facts: facts.join('; '),
      })),
    ),
  );

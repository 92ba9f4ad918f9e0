import { pastPosition, positionCorrection } from '../../../contexts/agreement/history.ts';
import { role, type PositionAwarded } from '../../../contexts/agreement/index.ts';
import { integer } from '../cells/numbers.ts';
import { oneOf, reference } from '../cells/texts.ts';
import { date } from '../cells/times.ts';
import { column, kindOf, maybe } from '../kind.ts';

/** Who holds which area in which role, on the dates [from, to). That no two are primary at once: primaries-at-once.ts. */
export const positions = kindOf<Omit<PositionAwarded, 'type' | 'framework'>>({
  name: 'positions',
  columns: {
    area: column('area', reference, { refersTo: 'areas' }),
    role: column('role', oneOf(role.options)),
    provider: column('provider', reference, { refersTo: 'providers' }),
    from: column('from', date),
    to: maybe('to', date),
    rank: maybe('rank', integer(1, 10_000)),
  },
  key: ['area', 'role', 'provider', 'from'],
  impossible: ({ from, to }) =>
    from !== undefined && typeof to === 'string' && to < from
      ? [['to', `The position would end before it begins on ${from}.`]]
      : [],
  recorded: (facts, on) => on.position(facts),
  past: (facts, { framework }) => pastPosition({ framework, ...facts }),
  correction: (facts, { framework }) => positionCorrection({ framework, ...facts }),
});

import { areaCorrection, pastArea } from '../../../contexts/agreement/history.ts';
import type { AreaDefined } from '../../../contexts/agreement/index.ts';
import { hours, integer, numberOf } from '../cells/numbers.ts';
import { label, reference } from '../cells/texts.ts';
import { column, kindOf, maybe } from '../kind.ts';

/** Areas of the framework and their levels. */
export const areas = kindOf<Omit<AreaDefined, 'type' | 'framework'>>({
  name: 'areas',
  columns: {
    area: column('area', reference),
    name: column('name', label),
    level: column('level', numberOf([1, 2, 3])),
    expectedWeeklyMinutes: maybe('expected_weekly_hours', hours),
    expectedCustomers: maybe('expected_customers', integer(0, 1_000_000)),
  },
  key: ['area'],
  recorded: ({ area }, on) => on.area(area),
  past: (facts, { framework, startsOn }) => pastArea({ framework, ...facts }, startsOn),
  correction: (facts, { framework }) => areaCorrection({ framework, ...facts }),
});

import { pastWeek, weekCorrection } from '../../../contexts/oversight/history.ts';
import { isMonday, type WeekDelivered } from '../../../contexts/oversight/index.ts';
import { integer } from '../cells/numbers.ts';
import { reference } from '../cells/texts.ts';
import { date } from '../cells/times.ts';
import { column, kindOf } from '../kind.ts';

const minutes = integer(0, 100_000_000);

/** Minutes commissioned and delivered in an area, week by week. */
export const deliveries = kindOf<Omit<WeekDelivered, 'type' | 'framework'>>({
  name: 'deliveries',
  columns: {
    provider: column('provider', reference, { refersTo: 'providers' }),
    area: column('area', reference, { refersTo: 'areas' }),
    week: column('week', date),
    commissionedMinutes: column('commissioned_minutes', minutes),
    deliveredMinutes: column('delivered_minutes', minutes),
  },
  key: ['provider', 'area', 'week'],
  impossible: ({ week }) =>
    week !== undefined && !isMonday(week) ? [['week', 'Not a Monday: expected the Monday of the week.']] : [],
  recorded: ({ provider, area, week }, on) => {
    const known = on
      .oversight(provider)
      ?.weeks.find((each) => each.framework === on.framework && each.area === area && each.week === week);
    if (!known) return undefined;
    const { commissionedMinutes, deliveredMinutes } = known;
    return { provider, area, week, commissionedMinutes, deliveredMinutes };
  },
  past: (facts, { framework }) => pastWeek({ framework, ...facts }),
  correction: (facts, { framework }) => weekCorrection({ framework, ...facts }),
});

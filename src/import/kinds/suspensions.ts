import { pastSuspension, suspensionCorrection } from '../../../contexts/providers/history.ts';
import type { SuspensionCorrected } from '../../../contexts/providers/index.ts';
import { reasonCode, reference } from '../cells/texts.ts';
import { date } from '../cells/times.ts';
import { column, kindOf, maybe } from '../kind.ts';

/** When a provider got no new referrals, on the dates [from, to). */
export const suspensions = kindOf<Omit<SuspensionCorrected, 'type'>>({
  name: 'suspensions',
  columns: {
    provider: column('provider', reference, { refersTo: 'providers' }),
    from: column('from', date),
    to: maybe('to', date),
    reason: column('reason', reasonCode, { reason: true }),
  },
  key: ['provider', 'from'],
  impossible: ({ from, to }) =>
    from !== undefined && typeof to === 'string' && to < from
      ? [['to', `The suspension would end before it begins on ${from}.`]]
      : [],
  recorded: ({ provider, from }, on) => {
    const held = on.provider(provider)?.suspensions.find((suspension) => suspension.from === from);
    return held && { ...held, provider };
  },
  past: (facts) => pastSuspension(facts),
  correction: (facts) => suspensionCorrection(facts),
});

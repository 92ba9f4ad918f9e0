import { pastRate, rateCorrection } from '../../../contexts/prices/history.ts';
import type { RateAgreed } from '../../../contexts/prices/index.ts';
import { pounds } from '../cells/numbers.ts';
import { reference } from '../cells/texts.ts';
import { date } from '../cells/times.ts';
import { column, kindOf } from '../kind.ts';

/** Hourly rates by provider, area and band. */
export const rates = kindOf<Omit<RateAgreed, 'type' | 'framework'>>({
  name: 'rates',
  columns: {
    provider: column('provider', reference, { refersTo: 'providers' }),
    area: column('area', reference, { refersTo: 'areas' }),
    band: column('band', reference),
    hourlyPence: column('hourly_rate', pounds),
    effectiveFrom: column('effective_from', date),
  },
  key: ['provider', 'area', 'band', 'effectiveFrom'],
  recorded: (facts, on) => {
    const rate = on.rate(facts.provider, facts);
    return rate && { ...facts, ...rate };
  },
  past: (facts, { framework }) => pastRate({ framework, ...facts }),
  correction: (facts, { framework }) => rateCorrection({ framework, ...facts }),
});

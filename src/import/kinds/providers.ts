import { pastProvider, providerCorrection } from '../../../contexts/providers/history.ts';
import { cqcRating, type ProviderAdmitted } from '../../../contexts/providers/index.ts';
import { label, oneOf, reference } from '../cells/texts.ts';
import { date } from '../cells/times.ts';
import { column, kindOf, maybe } from '../kind.ts';

/** Providers of the council, whatever the framework. */
export const providers = kindOf<Omit<ProviderAdmitted, 'type'>>({
  name: 'providers',
  columns: {
    provider: column('provider', reference),
    name: column('name', label),
    cqcRating: maybe('cqc_rating', oneOf(cqcRating.options)),
    joinedOn: column('joined_on', date),
  },
  key: ['provider'],
  recorded: ({ provider }, on) => {
    const row = on.provider(provider);
    return row && { ...row, cqcRating: cqcRating.nullable().parse(row.cqcRating) };
  },
  past: (facts) => pastProvider(facts),
  correction: (facts) => providerCorrection(facts),
});

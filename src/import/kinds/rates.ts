import { pastRate, rateCorrection } from '../../../contexts/prices/history.ts';
import { serviceKind, type RateAgreed, type ServiceKind } from '../../../contexts/prices/index.ts';
import type { Cell } from '../cells/cell.ts';
import { pounds } from '../cells/numbers.ts';
import { oneOf, reference } from '../cells/texts.ts';
import { date } from '../cells/times.ts';
import { column, kindOf, maybe } from '../kind.ts';

type Facts = Omit<RateAgreed, 'type' | 'framework'>;
/** Null: home care, which a file need not say; its rows are those of files that know no services. */
type Row = Omit<Facts, 'service'> & { readonly service: ServiceKind | null };

const named = oneOf(serviceKind.options);
const service: Cell<ServiceKind | null> = {
  read: (text) => (text === 'home-care' ? null : named.read(text)),
  write: (value) => value ?? 'home-care',
};

const rateOf = ({ service, ...facts }: Row): Facts => ({ ...facts, service: service ?? 'home-care' });

/** Hourly rates by provider, area, service and band. */
export const rates = kindOf<Row>({
  name: 'rates',
  columns: {
    provider: column('provider', reference, { refersTo: 'providers' }),
    area: column('area', reference, { refersTo: 'areas' }),
    band: column('band', reference),
    hourlyPence: column('hourly_rate', pounds),
    effectiveFrom: column('effective_from', date),
    service: maybe('service', service),
  },
  key: ['provider', 'area', 'band', 'effectiveFrom', 'service'],
  recorded: (facts, on) => {
    const rate = on.rate(facts.provider, rateOf(facts));
    return rate && { ...facts, ...rate, service: facts.service };
  },
  past: (facts, { framework }) => pastRate({ framework, ...rateOf(facts) }),
  correction: (facts, { framework }) => rateCorrection({ framework, ...rateOf(facts) }),
});

import { pastReview, type ReviewStep } from '../../../contexts/procurement/history.ts';
import { ratedKey } from '../../../contexts/procurement/index.ts';
import { serviceKind, type ServiceKind } from '../../../contexts/prices/index.ts';
import type { TenderHistory } from '../../../projections/tender-history/index.ts';
import { oneOf, reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, kindOf, lastOf } from '../kind.ts';

interface Row {
  readonly tender: string;
  readonly provider: string;
  readonly area: string;
  readonly service: ServiceKind;
  readonly band: string;
  readonly step: ReviewStep;
  readonly at: string;
}

function stepAt(row: Row, history: TenderHistory | undefined): string | undefined {
  const own = <E extends Pick<Row, 'provider' | 'area' | 'service' | 'band'>>(told: readonly E[] = []) =>
    told.find((each) => each.provider === row.provider && ratedKey(each) === ratedKey(row));
  if (row.step === 'requested') return own(history?.requested)?.requestedAt;
  if (row.step === 'received') return own(history?.explained)?.receivedAt;
  return own(history?.concluded.filter(({ outcome }) => outcome === row.step))?.concludedAt;
}

/** How the review of a rate went, a row for each step. */
export const rateReviews = kindOf<Row>({
  name: 'rate-reviews',
  columns: {
    tender: column('tender', reference, { refersTo: 'tenders' }),
    provider: column('provider', reference, { refersTo: 'providers' }),
    area: column('area', reference, { refersTo: 'areas' }),
    service: column('service', oneOf(serviceKind.options)),
    band: column('band', reference),
    step: column('step', oneOf(['requested', 'received', 'accepted', 'rejected'])),
    at: column('at', instant),
  },
  key: ['tender', 'provider', 'area', 'service', 'band', 'step'],
  recorded: (row, on) => {
    const at = stepAt(row, on.tender(row.tender));
    return at === undefined ? undefined : { ...row, at };
  },
  past: (row, { framework }) => pastReview({ framework, ...row }),
  correction: (row, { framework }) => lastOf(pastReview({ framework, ...row })),
});

import { pastOpening } from '../../../contexts/procurement/history.ts';
import { role, type Role } from '../../../contexts/agreement/index.ts';
import { serviceKind, type ServiceKind } from '../../../contexts/prices/index.ts';
import { entriesOf, listOf } from '../cells/lists.ts';
import { pounds } from '../cells/numbers.ts';
import { oneOf, reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, maybe, kindOf, lastOf } from '../kind.ts';

interface Row {
  readonly tender: string;
  readonly provider: string;
  readonly lots: string;
  readonly rates: string | null;
  readonly openedAt: string;
  readonly openedBy: string;
}

const opened = (framework: string, { lots, rates, ...row }: Row) => ({
  ...{ framework, ...row },
  content: {
    lots: entriesOf(lots).map(([area = '', as]) => ({ area, role: as as Role })),
    rates: entriesOf(rates ?? '').map(([area = '', service, band = '', rate = '']) => ({
      ...{ area, service: service as ServiceKind, band },
      hourlyPence: Number(pounds.read(rate)),
    })),
    answers: [],
  },
});

/** When a bid was opened and what it says: positions as `A01/primary`, rates as `A01/home-care/standard/19.80`. */
export const openings = kindOf<Row>({
  name: 'openings',
  columns: {
    tender: column('tender', reference, { refersTo: 'tenders' }),
    provider: column('provider', reference, { refersTo: 'providers' }),
    lots: column('lots', listOf(reference, oneOf(role.options))),
    rates: maybe('rates', listOf(reference, oneOf(serviceKind.options), reference, pounds)),
    openedAt: column('opened_at', instant),
    openedBy: column('opened_by', reference),
  },
  key: ['tender', 'provider'],
  recorded: ({ tender, provider }, on) => {
    const told = on.tender(tender)?.bidsOpened.find((each) => each.provider === provider);
    if (!told) return undefined;
    const lots = told.content.lots.map(({ area, role: as }) => `${area}/${as}`).join(';');
    const rates = told.content.rates.map((each) =>
      [each.area, each.service, each.band, pounds.write(each.hourlyPence)].join('/'),
    );
    return { ...told, tender, lots, rates: rates.join(';') || null };
  },
  past: (row, { framework }) => pastOpening(opened(framework, row)),
  correction: (row, { framework }) => lastOf(pastOpening(opened(framework, row))),
});

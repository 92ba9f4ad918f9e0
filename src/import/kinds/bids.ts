import { pastBid } from '../../../contexts/procurement/history.ts';
import { reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, kindOf, lastOf } from '../kind.ts';

interface Row {
  readonly tender: string;
  readonly provider: string;
  readonly receivedAt: string;
}

/** Bids as they came, also those that came too late and were kept. */
export const bids = kindOf<Row>({
  name: 'bids',
  columns: {
    tender: column('tender', reference, { refersTo: 'tenders' }),
    provider: column('provider', reference, { refersTo: 'providers' }),
    receivedAt: column('received_at', instant),
  },
  key: ['tender', 'provider'],
  recorded: ({ tender, provider }, on) => {
    const told = on.tender(tender)?.received.find((each) => each.provider === provider);
    return told && { ...told, tender };
  },
  past: (row, { framework }) => pastBid({ framework, ...row }),
  correction: (row, { framework }) => lastOf(pastBid({ framework, ...row })),
});

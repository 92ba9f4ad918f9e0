import { pastQuality } from '../../../contexts/procurement/history.ts';
import { flag, points } from '../cells/numbers.ts';
import { reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, kindOf, lastOf } from '../kind.ts';

interface Row {
  readonly tender: string;
  readonly provider: string;
  readonly points: number;
  readonly passed: boolean;
  readonly assessedAt: string;
}

/** What came of the quality of each bid. */
export const quality = kindOf<Row>({
  name: 'quality',
  columns: {
    tender: column('tender', reference, { refersTo: 'tenders' }),
    provider: column('provider', reference, { refersTo: 'providers' }),
    points: column('points', points),
    passed: column('passed', flag),
    assessedAt: column('assessed_at', instant),
  },
  key: ['tender', 'provider'],
  recorded: ({ tender, provider }, on) => {
    const told = on.tender(tender)?.assessed.find((each) => each.provider === provider);
    return told && { ...told, tender };
  },
  past: (row, { framework }) => pastQuality({ framework, ...row }),
  correction: (row, { framework }) => lastOf(pastQuality({ framework, ...row })),
});

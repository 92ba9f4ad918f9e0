import { pastTender } from '../../../contexts/procurement/history.ts';
import { role, type Role } from '../../../contexts/agreement/index.ts';
import { priceMethod, type PriceMethod } from '../../../contexts/procurement/index.ts';
import { entriesOf, listOf } from '../cells/lists.ts';
import { integer, pounds } from '../cells/numbers.ts';
import { label, oneOf, reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, kindOf, lastOf, maybe, type Fault, type Setting } from '../kind.ts';

interface Row {
  readonly tender: string;
  readonly title: string;
  readonly openedAt: string;
  readonly deadline: string;
  readonly lots: string;
  readonly questions: string;
  readonly qualityWeight: number;
  readonly minimumQuality: number;
  readonly scale: number;
  /** Null, as the file may leave them out: lowest price over price, until the deadline, the first. */
  readonly priceMethod: PriceMethod | null;
  readonly benchmarkPence: number | null;
  readonly questionsUntil: string | null;
  readonly standstillDays: number | null;
  readonly generation: number | null;
}

const settled = (row: Row) => ({
  ...row,
  priceMethod: row.priceMethod ?? 'lowest-over-price',
  questionsUntil: row.questionsUntil ?? row.deadline,
  generation: row.generation ?? 1,
});

function past(row: Row, { framework, regime }: Setting) {
  const { lots, questions, qualityWeight, minimumQuality, standstillDays, ...same } = settled(row);
  return pastTender({
    ...{ framework, regime, ...same },
    lots: entriesOf(lots).map(([area = '', as]) => ({ area, role: as as Role })),
    rates: [{ service: 'home-care', band: 'standard', weight: 1 }],
    questions: entriesOf(questions).map(([question = '', weight]) => ({
      ...{ question, title: question, weight: Number(weight), minimum: null },
    })),
    weights: { quality: qualityWeight, price: 100 - qualityWeight },
    minimumQualityPercent: minimumQuality,
    objective: { primary: 1, secondary: 1, by: 'points' },
    standstillWorkingDays: standstillDays,
  });
}

function impossible(row: Partial<Row>): readonly Fault<Row>[] {
  const { priceMethod: method, benchmarkPence, questionsUntil, deadline } = row;
  const faults: Fault<Row>[] = [];
  const benchmarked = method === 'share-of-benchmark';
  const known = method !== undefined && benchmarkPence !== undefined;
  if (known && (benchmarked ? !benchmarkPence : benchmarkPence !== null))
    faults.push([
      'benchmarkPence',
      'The method share-of-benchmark needs a benchmark above 0, and no other has one.',
    ]);
  if (typeof questionsUntil === 'string' && deadline !== undefined && questionsUntil > deadline)
    faults.push(['questionsUntil', 'Questions cannot be asked after the deadline for bids.']);
  return faults;
}

/** Tenders: positions as `A01/primary`, questions with their weights as `Q1/60`; the price has the rest of the weight. */
export const tenders = kindOf<Row>({
  name: 'tenders',
  columns: {
    tender: column('tender', reference),
    title: column('title', label),
    openedAt: column('opened_at', instant),
    deadline: column('deadline', instant),
    lots: column('lots', listOf(reference, oneOf(role.options))),
    questions: column('questions', listOf(reference, integer(1, 1_000_000))),
    qualityWeight: column('quality_weight', integer(0, 100)),
    minimumQuality: column('minimum_quality', integer(0, 100)),
    scale: column('scale', integer(1, 100)),
    priceMethod: maybe('price_method', oneOf(priceMethod.options)),
    benchmarkPence: maybe('benchmark', pounds),
    questionsUntil: maybe('questions_until', instant),
    standstillDays: maybe('standstill_days', integer(1, 60)),
    generation: maybe('generation', integer(1, 100)),
  },
  key: ['tender'],
  settled,
  impossible,
  recorded: ({ tender }, on) => {
    const told = on.tender(tender)?.opened.at(-1);
    return (
      told && {
        ...told,
        ...{ tender, qualityWeight: told.weights.quality, minimumQuality: told.minimumQualityPercent },
        lots: told.lots.map(({ area, role: as }) => `${area}/${as}`).join(';'),
        questions: told.questions.map(({ question, weight }) => `${question}/${weight}`).join(';'),
        standstillDays: told.standstillWorkingDays,
      }
    );
  },
  past,
  correction: (row, setting) => lastOf(past(row, setting)),
});

import { pastScore } from '../../../contexts/procurement/history.ts';
import { integer } from '../cells/numbers.ts';
import { reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, kindOf, lastOf } from '../kind.ts';

interface Row {
  readonly tender: string;
  readonly provider: string;
  readonly question: string;
  readonly evaluator: string;
  readonly score: number;
  readonly scoredAt: string;
}

/** What each evaluator gave each answer. */
export const scores = kindOf<Row>({
  name: 'scores',
  columns: {
    tender: column('tender', reference, { refersTo: 'tenders' }),
    provider: column('provider', reference, { refersTo: 'providers' }),
    question: column('question', reference),
    evaluator: column('evaluator', reference),
    score: column('score', integer(0, 100)),
    scoredAt: column('scored_at', instant),
  },
  key: ['tender', 'provider', 'question', 'evaluator'],
  recorded: ({ tender, provider, question, evaluator }, on) => {
    const told = on
      .tender(tender)
      ?.scored.find(
        (each) => each.provider === provider && each.question === question && each.evaluator === evaluator,
      );
    return told && { ...told, tender };
  },
  past: (row, { framework }) => pastScore({ framework, ...row }),
  correction: (row, { framework }) => lastOf(pastScore({ framework, ...row })),
});

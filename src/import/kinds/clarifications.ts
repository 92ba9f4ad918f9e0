import { pastAnswer } from '../../../contexts/procurement/history.ts';
import { entriesOf, listOf } from '../cells/lists.ts';
import { reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, kindOf, lastOf } from '../kind.ts';

interface Row {
  readonly tender: string;
  readonly clarification: string;
  readonly sharedWith: string;
  readonly answeredAt: string;
}

const answered = (framework: string, { sharedWith, ...row }: Row) => ({
  ...{ framework, ...row },
  sharedWith: sharedWith === 'all' ? ('all' as const) : entriesOf(sharedWith).flat(),
});

/** Whom an answer was given to: `all`, or some bidders. */
export const clarifications = kindOf<Row>({
  name: 'clarifications',
  columns: {
    tender: column('tender', reference, { refersTo: 'tenders' }),
    clarification: column('clarification', reference),
    sharedWith: column('shared_with', listOf(reference)),
    answeredAt: column('answered_at', instant),
  },
  key: ['tender', 'clarification'],
  recorded: ({ tender, clarification }, on) => {
    const told = on.tender(tender)?.answered.find((each) => each.clarification === clarification);
    return told && { ...told, tender, sharedWith: [told.sharedWith].flat().join(';') };
  },
  past: (row, { framework }) => pastAnswer(answered(framework, row)),
  correction: (row, { framework }) => lastOf(pastAnswer(answered(framework, row))),
});

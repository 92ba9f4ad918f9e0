import { pastDeclaration } from '../../../contexts/procurement/history.ts';
import { entriesOf, listOf } from '../cells/lists.ts';
import { reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, maybe, kindOf, lastOf } from '../kind.ts';

interface Row {
  readonly tender: string;
  readonly evaluator: string;
  readonly interests: string | null;
  readonly declaredAt: string;
}

const declared = (framework: string, { interests, ...row }: Row) => ({
  ...{ framework, ...row },
  interests: entriesOf(interests ?? '').flat(),
});

/** In which providers an evaluator declared an interest; none: that there is none. */
export const interests = kindOf<Row>({
  name: 'interests',
  columns: {
    tender: column('tender', reference, { refersTo: 'tenders' }),
    evaluator: column('evaluator', reference),
    interests: maybe('interests', listOf(reference)),
    declaredAt: column('declared_at', instant),
  },
  key: ['tender', 'evaluator'],
  recorded: ({ tender, evaluator }, on) => {
    const told = on.tender(tender)?.declared.find((each) => each.evaluator === evaluator);
    return told && { ...told, tender, interests: told.interests.join(';') || null };
  },
  past: (row, { framework }) => pastDeclaration(declared(framework, row)),
  correction: (row, { framework }) => lastOf(pastDeclaration(declared(framework, row))),
});

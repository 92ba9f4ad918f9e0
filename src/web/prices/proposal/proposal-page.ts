import type { UpliftPreview } from '../../../../projections/uplift-preview/index.ts';
import type { Field } from '../../forms/field.ts';
import { formView } from '../../forms/form-view.ts';
import { href } from '../../links.ts';
import type { Visit } from '../../reception.ts';
import type { FieldProblem } from '../../sign-in/form-page.ts';
import { proposed } from '../../tenders/proposed.ts';
import { upliftPreviewView } from '../uplift-preview-view.ts';
import {
  belowPracticeWords,
  boundsWords,
  formulaWords,
  fromWords,
  roundingWords,
  upliftHref,
} from '../uplift-words.ts';
import { proposalFields } from './proposal-fields.ts';
import type { ProposalGround } from './proposal-ground.ts';
import { scopeFields } from './proposal-scope.ts';
import type { Proposal, ProposalSent } from './read-proposal.ts';

/** What the form shows beside its fields: what is wrong, or what the proposal would do. */
export interface ProposalOutcome {
  readonly problems?: readonly FieldProblem[];
  readonly preview?: UpliftPreview;
}

const factsOf = (proposal: Proposal, { rounding }: UpliftPreview) => [
  { name: 'By how much', value: formulaWords(proposal) },
  { name: 'Bounds', value: boundsWords(proposal) },
  { name: 'From', value: fromWords(proposal) },
  { name: 'Rounding', value: roundingWords({ rounding }) },
];

/**
 * The form of a proposal, with what was typed.
 *
 * @param typed undefined: nothing was
 */
export function proposalPage(
  { asked, names }: Pick<Visit, 'asked' | 'names'>,
  ground: ProposalGround,
  sent: Pick<ProposalSent, 'costs' | 'exceptions' | 'proposal'>,
  typed: ProposalSent['typed'] | undefined,
  { problems = [], preview }: ProposalOutcome,
) {
  const shown = (fields: readonly Field[]) => formView(fields, typed, problems);
  const fields = Object.entries(proposalFields(proposed('U')));
  return {
    action: upliftHref(asked, 'new'),
    back: href('/prices/uplifts', { framework: asked.framework }),
    parts: Object.fromEntries(fields.map(([part, own]) => [part, shown(own)])),
    costs: sent.costs.map(shown),
    exceptions: sent.exceptions.map(shown),
    scope: shown(scopeFields(ground)).map((field) => ({
      ...field,
      open: field.value !== '' || field.errorMessage !== undefined,
    })),
    series: ground.series,
    problems: problems.map(({ field, text }) => (field === 'form' ? { text } : { text, href: `#${field}` })),
    preview: preview &&
      sent.proposal && {
        ...upliftPreviewView(preview, names),
        facts: factsOf(sent.proposal, preview),
        warning: preview.belowPractice ? belowPracticeWords : undefined,
      },
  };
}

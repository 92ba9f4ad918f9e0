import { Rejection, type Views } from '#event-sourcing';
import { frameworks, type FrameworkRow } from './frameworks.ts';

/** All frameworks, in the order of their references. */
export const allFrameworks = (views: Views): readonly FrameworkRow[] => views.withPrefix(frameworks, '');

/**
 * The framework that a question is about: left out, the only one there is.
 * Refused `framework-unknown`, `no-framework`, `framework-ambiguous`.
 */
export function frameworkNamed(views: Views, reference?: string): FrameworkRow {
  if (reference !== undefined) {
    const named = views.get(frameworks, reference);
    if (named) return named;
  }
  const all = allFrameworks(views);
  const [only] = all;
  if (!only) {
    throw new Rejection('no-framework', 'There is no framework yet: import one, or establish it.');
  }
  const there = all.map(({ framework }) => framework).join(', ');
  if (reference !== undefined)
    throw new Rejection('framework-unknown', `There is no framework ${reference}. There are: ${there}.`);
  if (all.length > 1)
    throw new Rejection(
      'framework-ambiguous',
      `There is more than one framework: say which. There are: ${there}.`,
    );
  return only;
}

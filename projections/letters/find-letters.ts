import { mayBeAskedBy, query } from '#access';
import { reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Letter, letterFor } from '../../contexts/procurement/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { by, framework } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { tenders } from '../tenders/index.ts';

/** The letters of a tender: every bidder's to the council, and drafts until they are sent; its own to a bidder. */
export interface Letters {
  readonly framework: string;
  readonly tender: string;
  readonly title: string;
  /** None: nothing is decided, or the bidder who asks has not been told. */
  readonly letters: readonly Letter[];
}

/** What the bidders of a tender are told of its outcome. Refused `tender-unknown`. */
export class FindLetters extends query(
  { framework, tender: reference },
  mayBeAskedBy('contract-manager', 'broker', 'provider'),
)<Letters> {}

@QueryHandler(FindLetters)
export class FindLettersHandler implements IQueryHandler<FindLetters> {
  constructor(private readonly projections: ScopedProjections) {}

  async execute(question: FindLetters): Promise<Letters> {
    const views = await this.projections.views();
    const { framework } = frameworkNamed(views, question.framework);
    const row = views.get(tenders, `${framework}/${question.tender}`);
    if (!row || row.title === '')
      throw new Rejection(
        'tender-unknown',
        `There is no tender ${question.tender} in the framework ${framework}: look at the reference again.`,
      );
    // A winner's bid is among those that a bidder sees, without the positions that it was for.
    const bidders = row.bids.filter(({ lots }) => lots.length > 0).map(({ provider }) => provider);
    const letters = bidders.flatMap((provider) => letterFor(row, provider) ?? []);
    const { tender, title } = row;
    return { framework, tender, title, letters: letters.toSorted(by(({ provider }) => provider)) };
  }
}

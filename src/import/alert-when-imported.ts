import type { Policy } from '#event-sourcing';
import { RaiseAlert } from '../../contexts/alerts/index.ts';
import type { ImportCompleted } from './import.events.ts';

/** Tells the council that an import is done, with what came of its rows. */
export const alertWhenImported: Policy<ImportCompleted> = {
  name: 'alert-when-imported',
  react: {
    ImportCompleted: ({ batch, framework, recorded, outcome }, { pos }) => [
      new RaiseAlert({
        ...{ kind: 'import-finished', framework, about: batch, subject: batch },
        ...{ provider: null, area: null, dueAt: null, through: pos },
        finding:
          outcome === null
            ? `Rows recorded: ${recorded}.`
            : `Rows recorded: ${recorded}, unchanged: ${outcome.unchanged}, refused: ${outcome.refused}, in conflict: ${outcome.conflicts}, with warnings: ${outcome.warnings}.`,
      }),
    ],
  },
};

import type { ImportResult } from '../../import/import-history.ts';
import type { HeldUpload } from '../../import/uploads/held-upload.ts';
import { Logger } from '@nestjs/common';
import { Rejection, ViewsNotReady } from '#event-sourcing';
import { setTimeout } from 'node:timers/promises';
import { UnreadableInput } from '../../import/unreadable-input.ts';
import { traceOf } from '../../logging/trace-of.ts';
import { count, counted } from '../numbers.ts';

export const uploadHref = ({ id }: Pick<HeldUpload, 'id'>, below = ''): string =>
  `/imports/uploads/${id}${below}`;

/** Milliseconds that a page waits for work that may be done soon. */
const patience = 1_500;

/** Begins what may take long, and resolves when it is done or soon after; how it ends is told by the upload's page. */
export async function begun(work: () => Promise<unknown>): Promise<void> {
  const ended = work().catch((error: unknown) => {
    const told =
      error instanceof UnreadableInput || error instanceof Rejection || error instanceof ViewsNotReady;
    if (!told) new Logger('imports').error(traceOf(error));
  });
  await Promise.race([ended, setTimeout(patience, undefined, { ref: false })]);
}

/** Whether an import of what was checked would record anything. */
export const mayRecord = ({ recorded }: ImportResult): boolean => recorded > 0;

const titles = {
  held: 'Checking',
  checking: 'Checking',
  checked: 'Check before you import',
  recording: 'Importing',
  recorded: 'Imported',
  stopped: 'Not imported',
} as const;

const countsOf = (result: ImportResult, done: boolean) => [
  { name: done ? 'Rows recorded' : 'Rows that would be recorded', value: count(result.recorded) },
  { name: 'Rows unchanged', value: count(result.unchanged) },
  { name: 'Rows refused', value: count(result.refused) },
  { name: 'Rows in conflict with what is on record', value: count(result.conflicts) },
  { name: 'Warnings', value: count(result.warnings) },
];

/** In a sentence, what a check came to. */
function verdict({ recorded, refused, conflicts, unchanged }: ImportResult, skipInvalid: boolean): string {
  const bad = refused + conflicts;
  if (bad > 0 && !skipInvalid)
    return `Nothing would be recorded, because of ${counted(bad, 'row')}. Mend what is refused and send the files again, or choose below to go on without it.`;
  if (recorded > 0) return 'Nothing is recorded yet. Import it when this is what you expect.';
  return unchanged > 0
    ? 'Everything is on record already: there is nothing to import.'
    : 'There is nothing to record.';
}

/** An upload as its page shows it. */
export function uploadPage(upload: HeldUpload, frameworks: readonly string[]) {
  const { standing, manner, names } = upload;
  const { kind } = standing;
  const result = 'result' in standing ? standing.result : undefined;
  const done = kind === 'recorded';
  return {
    title: titles[kind],
    kind,
    working: kind === 'held' || 'step' in standing,
    step: 'step' in standing ? standing.step || 'Waiting for its turn' : 'Waiting for its turn',
    percent: 'step' in standing ? Math.floor(standing.fraction * 100) : 0,
    words:
      standing.kind === 'stopped'
        ? standing.words
        : result && !done
          ? verdict(result, manner.skipInvalid)
          : '',
    action: uploadHref(upload),
    files: names,
    manner,
    frameworks: frameworks.length > 1 ? frameworks.map((value) => ({ value, text: value })) : [],
    facts: result ? countsOf(result, done) : [],
    problems: [],
    faults: result?.problems ?? [],
    unlisted: result && result.unlisted > 0 ? counted(result.unlisted, 'more problem') : undefined,
    warned: result?.warned ?? [],
    returned: [...upload.returned().keys()].map((name) => ({
      name,
      href: uploadHref(upload, `/refused/${encodeURIComponent(name)}`),
    })),
    batch: result?.batch ?? undefined,
    ready: kind === 'checked' && result && mayRecord(result) ? counted(result.recorded, 'row') : undefined,
  };
}

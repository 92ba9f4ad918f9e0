import { EventStore, Projections, Rejection, ViewsNotReady } from '#event-sourcing';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { setTimeout } from 'node:timers/promises';
import { assessAcceptance } from '../../acceptance-watch.ts';
import { traceOf } from '../../logging/trace-of.ts';
import { ImportHistory, type ImportResult } from '../import-history.ts';
import type { ProgressReporter } from '../progress.ts';
import { UnreadableInput } from '../unreadable-input.ts';
import type { HeldUpload } from './held-upload.ts';

/** How often the views are waited for, each time as long as they are patient. */
const mostWaits = 20;

/** Checks uploads and imports them, in the process that serves. */
@Injectable()
export class ImportUpload implements OnModuleDestroy {
  private closing = false;

  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly projections: Projections,
  ) {}

  /**
   * Imports it as the command line would, and says meanwhile how it comes along. A dry run returns refused rows too.
   * Rejects with UnreadableInput, whose words name no place of this machine, with Rejection, with NotAllowed, and with
   * ViewsNotReady while what was recorded before is not in the views; never once something is recorded.
   *
   * @param patience milliseconds for which the figures are waited for; left out: until they have followed
   */
  async run(upload: HeldUpload, dryRun: boolean, patience?: number): Promise<ImportResult> {
    const { skipInvalid, correct, framework } = upload.manner;
    const forgotten = upload.forgetReturned();
    const progress = progressOf(upload, dryRun ? 'checking' : 'recording');
    try {
      await forgotten;
      const result = await this.commands.execute(
        new ImportHistory({
          ...{ path: upload.path(), dryRun, skipInvalid, correct },
          ...(framework === undefined ? {} : { framework }),
          ...(dryRun ? { returning: true } : {}),
          refusedFolder: upload.folder,
          progress,
        }),
      );
      if (result.batch !== null) {
        progress.begin('Recorded. Bringing the figures up to date');
        const followed = this.follow();
        await (patience === undefined
          ? followed
          : Promise.race([followed, setTimeout(patience, undefined, { ref: false })]));
      }
      if (!dryRun) await upload.release();
      upload.standing = { kind: dryRun ? 'checked' : 'recorded', result };
      return result;
    } catch (error) {
      const words = wordsFor(error, upload);
      upload.standing = { kind: 'stopped', words };
      throw error instanceof UnreadableInput ? new UnreadableInput(words) : error;
    }
  }

  onModuleDestroy(): void {
    this.closing = true;
  }

  /** Old history raises no storm: acceptance is assessed once, as of today. Never rejects: what is recorded stays so. */
  private async follow(): Promise<void> {
    let behind: unknown;
    for (let waits = 0; waits < mostWaits && !this.closing; waits++)
      try {
        const last = await this.store.last();
        if (last !== null) await this.projections.reached(last);
        return await assessAcceptance(this.projections, this.commands);
      } catch (error) {
        behind = error;
        if (!(error instanceof ViewsNotReady)) break;
      }
    if (!this.closing) new Logger('imports').error(traceOf(behind));
  }
}

function progressOf(upload: HeldUpload, kind: 'checking' | 'recording'): ProgressReporter {
  let step = '';
  const tell = (fraction: number) => (upload.standing = { kind, step, fraction });
  tell(0);
  return {
    begin: (next) => {
      step = next;
      tell(0);
    },
    at: tell,
    end: () => tell(1),
  };
}

/** What happened, in words for whoever sent the files. */
function wordsFor(error: unknown, { filesFolder }: HeldUpload): string {
  if (error instanceof UnreadableInput)
    return error.message.replaceAll(`${filesFolder}/`, '').replaceAll(filesFolder, 'The upload');
  if (error instanceof Rejection) return error.message;
  if (error instanceof ViewsNotReady)
    return 'What was recorded before is still being counted. Nothing of these files was recorded: try again in a minute.';
  return 'Something went wrong here, and nothing was recorded. It has been logged.';
}

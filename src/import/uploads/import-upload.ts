import { EventStore, Projections, Rejection } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { assessAcceptance } from '../../acceptance-watch.ts';
import { ImportHistory, type ImportResult } from '../import-history.ts';
import type { ProgressReporter } from '../progress.ts';
import { UnreadableInput } from '../unreadable-input.ts';
import type { HeldUpload } from './held-upload.ts';

/** Checks uploads and imports them, in the process that serves. */
@Injectable()
export class ImportUpload {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly projections: Projections,
  ) {}

  /**
   * Imports it as the command line would, and says meanwhile how it comes along. A dry run returns refused rows too.
   * Rejects with UnreadableInput, whose words name no place of this machine, with Rejection and with NotAllowed.
   */
  async run(upload: HeldUpload, dryRun: boolean): Promise<ImportResult> {
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
      if (result.batch !== null) await this.follow();
      if (!dryRun) await upload.release();
      upload.standing = { kind: dryRun ? 'checked' : 'recorded', result };
      return result;
    } catch (error) {
      const words = wordsFor(error, upload);
      upload.standing = { kind: 'stopped', words };
      throw error instanceof UnreadableInput ? new UnreadableInput(words) : error;
    }
  }

  /** Old history raises no storm: acceptance is assessed once, as of today. */
  private async follow(): Promise<void> {
    const last = await this.store.last();
    if (last !== null) await this.projections.reached(last);
    await assessAcceptance(this.projections, this.commands);
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
  return 'Something went wrong here, and nothing was recorded. It has been logged.';
}

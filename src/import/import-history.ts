import { mayBeAskedBy } from '#access';
import { batchStream, EventStore, originInForce, Projections, WrongExpectedRevision } from '#event-sourcing';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v7 } from 'uuid';
import { BatchEvents } from './batch-events.ts';
import { type BegunBatch, BegunBatches, contentOf, givenUpMeanwhile } from './begun-batch.ts';
import { examine, type Examined } from './examine.ts';
import { fate } from './fates.ts';
import { type Intake, takeIn } from './intake.ts';
import type { Problem } from './problem.ts';
import type { ProgressReporter } from './progress.ts';
import { appends } from './record.ts';
import { demandWritable, returnRefused } from './refused-file.ts';

export interface ImportRequest {
  /** A folder with one framework's files, or one of them. */
  readonly path: string;
  /** Checks everything and writes nothing, neither to the log nor to files. */
  readonly dryRun?: boolean;
  /** Records the good rows and returns the others in files. */
  readonly skipInvalid?: boolean;
  /** Records a correction where a row differs from what is on record. */
  readonly correct?: boolean;
  /** Gives up an import of the framework that was interrupted, where the store could leave one half-way. */
  readonly giveUpUnfinished?: boolean;
  /** Which framework rows belong to that come without framework.json. */
  readonly framework?: string;
  /** Refused rows are returned in files also by a dry run; left out: only beside what was recorded. */
  readonly returning?: boolean;
  /** Where refused rows are returned. */
  readonly refusedFolder: string;
  readonly progress: ProgressReporter;
}

/** Counts are of rows; framework.json is one. A dry run answers as the import itself would. */
export interface ImportResult {
  /** New, or corrections of what was on record. */
  readonly recorded: number;
  readonly unchanged: number;
  /** Something about them is wrong, or they depend on a row of which that is so. */
  readonly refused: number;
  /** Other than on record under the same reference, and not corrected. */
  readonly conflicts: number;
  readonly warnings: number;
  /** What is wrong with refused rows and conflicts: the first 1,000. */
  readonly problems: readonly Problem[];
  /** Further problems. */
  readonly unlisted: number;
  /** What the warnings are: the first 1,000. */
  readonly warned: readonly Problem[];
  /** The files in which rows were returned. */
  readonly returned: readonly string[];
  /** Found in the log as `corr` of every event; null when nothing was recorded. */
  readonly batch: string | null;
}

/** So often rows are examined again because somebody recorded something meanwhile. */
const mostLooks = 3;

function authorInForce() {
  const by = originInForce()?.by;
  return by ? { kind: by.kind, id: by.id, role: by.role } : null;
}

/**
 * Records a framework's history from files (interfaces.md section 1): all of it in one transaction, or nothing when one
 * row is refused or in conflict. Where the store has no such transaction, all of it counts from its last event on, and
 * what was interrupted is finished by the same import. Rejects with UnreadableInput when the input cannot be read as a
 * whole, and with Rejection `import-unfinished` when another import of the framework was interrupted.
 */
export class ImportHistory extends Command<ImportResult> {
  static readonly rule = mayBeAskedBy('contract-manager', 'service');

  constructor(readonly request: ImportRequest) {
    super();
  }
}

@CommandHandler(ImportHistory)
export class ImportHistoryHandler implements ICommandHandler<ImportHistory> {
  /** One import at a time: each compares its rows with what the one before it recorded. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
  ) {}

  execute({ request }: ImportHistory): Promise<ImportResult> {
    const result = this.turn.then(() => this.import(request));
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async import(request: ImportRequest): Promise<ImportResult> {
    const { path, framework, dryRun = false, skipInvalid = false, correct = false, progress } = request;
    const returning = request.returning ?? (skipInvalid && !dryRun);
    if (returning) await demandWritable(request.refusedFolder);
    let begins, examined, intake;
    // What others record while rows are examined is looked at too, unless they never stop.
    for (let looks = 1; ; looks++) {
      const last = await this.store.last();
      if (last !== null) await this.projections.reached(last);
      const views = await this.projections.views();
      intake = await takeIn(path, framework, views);
      begins = await this.beginning(intake, request);
      examined = await examine(intake, { views, correct, returning, progress });
      const once = dryRun || looks === mostLooks || !this.store.capabilities.atomicAcrossStreams;
      if (once || (await this.store.last()) === last) break;
    }

    const { report } = examined;
    const { unchanged, refused, conflicts, warnings, problems, unlisted, warned } = report;
    // Whatever else there is belongs to the framework: when it is refused, so is everything.
    const fit = skipInvalid ? examined.framework !== fate.refused : refused + conflicts === 0;
    const recorded = fit ? report.recordable : 0;
    let batch: string | null = null;
    if (recorded > 0 && !dryRun) {
      const begun = await begins();
      ({ batch } = begun);
      const events = new BatchEvents(begun, intake.framework, this.store);
      try {
        const asked = { askedBy: authorInForce(), skipInvalid, correct };
        await this.store.appendAll(appends(examined, intake.file, events, asked, progress));
      } catch (error) {
        throw error instanceof WrongExpectedRevision && error.stream === batchStream(batch)
          ? givenUpMeanwhile(batch)
          : error;
      }
    }
    const returned = returning && (fit || dryRun) ? await this.giveBack(examined, request.refusedFolder) : [];
    const counts = { recorded, unchanged, refused, conflicts, warnings };
    return { ...counts, problems, unlisted, warned, returned, batch };
  }

  /** How a batch is begun, once its rows are examined; where it is no transaction, one that was interrupted must be the same. */
  private async beginning(
    { source, framework }: Intake,
    request: ImportRequest,
  ): Promise<() => Promise<BegunBatch>> {
    if (this.store.capabilities.atomicAcrossStreams) return async () => ({ batch: v7(), after: null });
    const { skipInvalid = false, correct = false, giveUpUnfinished = false } = request;
    const content = await contentOf(source, { framework, skipInvalid, correct });
    const batches = new BegunBatches(this.store, framework);
    if (!giveUpUnfinished) await batches.demandOthersDone(content);
    return async () => {
      if (giveUpUnfinished) await batches.giveUpOthers(content);
      return batches.begin(content);
    };
  }

  private async giveBack({ tables }: Examined, folder: string): Promise<readonly string[]> {
    const paths: string[] = [];
    for (const table of tables) {
      const path = await returnRefused(table, folder);
      if (path !== undefined) paths.push(path);
    }
    return paths;
  }
}

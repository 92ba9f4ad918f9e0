import type { Command } from 'commander';
import { type Output, table, WrongUsage } from './output.ts';
import { progressOf } from './progress.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking, writing } from './session.ts';

export function addProjections(parent: Command, output: Output): void {
  const projections = parent.command('projections').description('the views that figures are read from');

  addCommand(projections, 'status', 'position and lag of each view', 'evenhand projections status').action(
    (_, command: Command) => {
      const { data, as, json } = optionsOf(command);
      return looking({ data, as }, async ({ folder }) => {
        const status = await folder.projections.status();
        if (json) return output.out(JSON.stringify({ projections: status }, null, 2));
        const rows = status.map(({ name, version, state, position, lag, error }) => [
          name,
          version,
          state,
          position,
          lag,
          error ?? '',
        ]);
        output.out(table(['view', 'version', 'state', 'position', 'lag', 'error'], rows));
      });
    },
  );

  addCommand(
    projections,
    'rebuild [name]',
    'builds views anew from the log, beside the ones in use',
    'evenhand projections rebuild referrals',
  ).action((name: string | undefined, _, command: Command) => {
    const { data, as } = optionsOf(command);
    return writing({ data, as }, async ({ folder }) => {
      try {
        await folder.projections.rebuild(name, progressOf('Rebuilding', output));
      } catch (error) {
        throw error instanceof RangeError ? new WrongUsage(error.message) : error;
      }
      output.err(`Rebuilt ${name ?? 'every view'} from the log.`);
    });
  });
}

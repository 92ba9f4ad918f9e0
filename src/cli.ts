import 'reflect-metadata';
import { CommanderError } from 'commander';
import { ZodError } from 'zod';
import { addAlerts } from './cli/alerts.ts';
import { addAudit } from './cli/audit.ts';
import { addBreakGlass } from './cli/break-glass.ts';
import { addDemo } from './cli/demo.ts';
import { addDesk } from './cli/desk.ts';
import { addExport } from './cli/export.ts';
import { addImport } from './cli/import.ts';
import { addKpi } from './cli/kpi.ts';
import { addLog } from './cli/log.ts';
import { addLooking } from './cli/looking-at-desk.ts';
import { exit, type Output, standardOutput, WrongUsage } from './cli/output.ts';
import { program } from './cli/program.ts';
import { addProjections } from './cli/projections.ts';
import { addServe } from './cli/serve.ts';
import { addToken } from './cli/token.ts';
import { BadConfiguration } from './config.ts';
import { UnreadableSeal } from './identity/break-glass.ts';
import { UnreadableInput } from './import/unreadable-input.ts';
import { HostRefused } from './main.ts';

/** Runs one command line, without the program's name. Resolves with the exit status; never throws. */
export async function run(line: readonly string[], output: Output = standardOutput): Promise<number> {
  let status: number = exit.done;
  const end = (ended: number) => {
    status = ended;
  };
  try {
    const evenhand = program(output);
    addServe(evenhand, output);
    addDemo(evenhand, output);
    addImport(evenhand, output, end);
    addExport(evenhand, output);
    addKpi(evenhand, output);
    addAudit(evenhand, output, end);
    addAlerts(evenhand, output);
    addDesk(evenhand, output);
    addLooking(evenhand, output, end);
    addLog(evenhand, output, end);
    addProjections(evenhand, output);
    addToken(evenhand, output);
    addBreakGlass(evenhand, output);
    await evenhand.parseAsync([...line], { from: 'user' });
    return status;
  } catch (error) {
    return failed(error, output);
  }
}

function failed(error: unknown, output: Output): number {
  // Commander has already said what is wrong, or shown the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.wrongUsage;
  if (error instanceof ZodError) {
    for (const { path, message } of error.issues) output.err(`evenhand: ${path.join('.')}: ${message}`);
    return exit.wrongUsage;
  }
  output.err(`evenhand: ${error instanceof Error ? error.message : String(error)}`);
  const misused = [WrongUsage, UnreadableInput, UnreadableSeal, BadConfiguration, HostRefused];
  return misused.some((kind) => error instanceof kind) ? exit.wrongUsage : exit.refused;
}

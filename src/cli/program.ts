import { Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import type { Output } from './output.ts';

/** What every command may be given. */
export interface Globals {
  readonly data: string;
  readonly json: boolean;
  readonly framework?: string;
  /** Whose rules the operator takes on. */
  readonly as?: string;
}

/** A command's own options with the global ones, wherever on the line they stood. */
export const optionsOf = <T>(command: Command): Globals & T => command.optsWithGlobals<Globals & T>();

/** `evenhand` with its global options; an error is thrown, never an exit. */
export function program(output: Output): Command {
  return new Command('evenhand')
    .description(
      'Framework agreements for home care, recorded event by event: figures, fairness and the proof.',
    )
    .addOption(new Option('--data <folder>', 'the data folder').default(readConfig().data))
    .option('--json', 'one JSON document on stdout, messages on stderr', false)
    .option('--framework <reference>', 'which framework, when the data folder holds more than one')
    .option('--as <user>', 'with the rules of this account, such as u-0a1b2c3d4e5f6g7h')
    .exitOverride()
    .showHelpAfterError('(evenhand --help shows what there is)')
    .configureOutput({
      writeOut: (text) => output.out(text.trimEnd()),
      writeErr: (text) => output.err(text.trimEnd()),
    });
}

/** Adds a command with an example of its use to the help. */
export function addCommand(parent: Command, usage: string, description: string, example: string): Command {
  return parent.command(usage).description(description).addHelpText('after', `\nExample:\n  ${example}`);
}

import type { CommandClass, Receipt } from '#event-sourcing';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { FindFrameworks } from '../../projections/frameworks/find-frameworks.ts';
import { addFlags, fieldsFrom } from './flags.ts';
import { type Output, WrongUsage } from './output.ts';
import { addCommand, type Globals, optionsOf } from './program.ts';
import { type Session, writing } from './session.ts';

/** A command of a context on the command line: its words, what it does, the flags of an example, and its class. */
export type Verb = readonly [words: string, does: string, example: string, command: CommandClass];

/** The framework that the line names, or the only one there is. Rejects with WrongUsage when it must be named. */
async function frameworkOf({ queries }: Session, named: string | undefined): Promise<string> {
  if (named !== undefined) return named;
  const all = await queries.execute(new FindFrameworks({}));
  const [only, ...others] = all.map(({ framework }) => framework);
  if (only === undefined) throw new WrongUsage('There is no framework yet: import one, or establish it.');
  if (others.length > 0)
    throw new WrongUsage(`Say which framework with --framework: ${[only, ...others].join(', ')}.`);
  return only;
}

/** Asks one command as the operator and lets the policies do what follows from it, as a server would. */
async function ask(session: Session, command: CommandClass, given: Globals & object): Promise<Receipt> {
  const { schema } = command;
  const framework =
    'framework' in schema.shape ? { framework: await frameworkOf(session, given.framework) } : {};
  const fields = fieldsFrom(schema, { ...given, ...framework });
  const receipt = await session.commands.execute<InstanceType<CommandClass>, Receipt>(
    new command(fields as never),
  );
  // On a log that several share the servers do that.
  if (readConfig().store.kind === 'sqlite') {
    await session.policies.start();
    await session.policies.settled();
  }
  return receipt;
}

const told = ({ stream, events }: Receipt) =>
  events === 0
    ? `Nothing was left to do: ${stream} says so already.`
    : `Recorded ${events} event${events === 1 ? '' : 's'} in ${stream}.`;

/** Adds `evenhand <thing> <verb>` for each verb: the fields of its command are its flags. */
export function addVerbs(
  parent: Command,
  thing: string,
  description: string,
  verbs: readonly Verb[],
  output: Output,
): void {
  const group = parent.command(thing).description(description);
  for (const [words, does, example, command] of verbs) {
    const added = addCommand(group, words, does, `evenhand ${thing} ${words} ${example}`.trimEnd());
    addFlags(added, command.schema, ['framework']).action((_, line: Command) => {
      const given = optionsOf<object>(line);
      return writing(given, async (session) => {
        const receipt = await ask(session, command, given);
        output.out(given.json ? JSON.stringify(receipt, null, 2) : told(receipt));
      });
    });
  }
}

import { closeSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { BreakGlass } from '../identity/break-glass.ts';
import { type Output, WrongUsage } from './output.ts';
import { addCommand, optionsOf } from './program.ts';

/** A new file that only its owner reads. Throws WrongUsage when it cannot be made, or is there already. */
function newFile(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    throw new WrongUsage(
      `--out ${path}: a new file cannot be made there (${(error as { code?: string }).code}).`,
    );
  }
}

export function addBreakGlass(parent: Command, output: Output): void {
  const breakGlass = parent.command('break-glass').description('the one account for emergencies');
  addCommand(
    breakGlass,
    'seal',
    'makes its passphrase and its second step, shown this once, and the file by which the server knows them',
    'evenhand break-glass seal --out break-glass.json',
  )
    .requiredOption('--out <file>', 'the file that BREAK_GLASS_FILE is to name')
    .action(async (_, command: Command) => {
      const { out, json } = optionsOf<{ readonly out: string }>(command);
      const file = newFile(out);
      try {
        const { passphrase, uri, file: content } = await BreakGlass.seal('Evenhand');
        writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
        output.out(
          json
            ? JSON.stringify({ passphrase, uri }, null, 2)
            : `Passphrase: ${passphrase}\nSecond step: ${uri}`,
        );
        output.err(
          `Print both, seal them in an envelope and lock it away: they are shown this once. ` +
            `Give ${out} to the server as BREAK_GLASS_FILE, and to nobody else.`,
        );
      } catch (error) {
        unlinkSync(out);
        throw error;
      } finally {
        closeSync(file);
      }
    });
}

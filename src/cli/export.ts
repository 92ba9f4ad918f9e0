import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { GetReleasePackage } from '../../projections/open-contracting/get-release-package.ts';
import { said } from './figure.ts';
import type { Output } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

interface ExportOptions {
  readonly out?: string;
  readonly prefix?: string;
}

export function addExport(parent: Command, output: Output): void {
  const group = parent.command('export').description('what is published');

  addCommand(
    group,
    'ocds',
    'the framework, its tenders, awards and call-offs as open contracting data (OCDS 1.1)',
    'evenhand export ocds --out releases.json',
  )
    .option('--out <file>', 'where to write it; left out, to the standard output')
    .option('--prefix <prefix>', 'what its ids begin with, such as ocds-xxxxxx (default: OCDS_PREFIX)')
    .action((_, command: Command) => {
      const { data, as, framework, out, prefix } = optionsOf<ExportOptions>(command);
      const question = new GetReleasePackage(said({ framework, prefix }));
      return looking({ data, as }, async ({ queries }) => {
        const found = await queries.execute(question);
        const text = JSON.stringify(found, null, 2);
        if (out === undefined) return output.out(text);
        writeFileSync(out, `${text}\n`);
        output.err(`${found.releases.length} releases in ${out}.`);
      });
    });
}

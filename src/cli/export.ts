import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { GetEvidencePack } from '../../projections/evidence-pack/index.ts';
import { GetReleasePackage } from '../../projections/open-contracting/get-release-package.ts';
import { said, withDates } from './figure.ts';
import type { Output } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

interface ExportOptions {
  readonly out?: string;
  readonly prefix?: string;
}

interface EvidenceOptions {
  readonly provider?: string;
  readonly area?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly out?: string;
}

export function addExport(parent: Command, output: Output): void {
  const group = parent.command('export').description('what is published, and what is handed over');

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

  withDates(
    addCommand(
      group,
      'evidence',
      'the figures of one provider or area with everything behind them, as a ZIP that can be checked elsewhere',
      'evenhand export evidence --provider P02 --as-of 2026-06-30',
    ),
  )
    .option('--provider <reference>', 'of this provider')
    .option('--area <reference>', 'of this area')
    .option('--out <file>', 'where to write it; left out, under its own name in the current folder')
    .action((_, command: Command) => {
      const { data, as, framework, asOf, knownAt, provider, area, out } = optionsOf<EvidenceOptions>(command);
      const question = new GetEvidencePack(said({ framework, asOf, knownAt, provider, area }));
      return looking({ data, as }, async ({ queries }) => {
        const { name, bytes } = await queries.execute(question);
        writeFileSync(out ?? name, bytes);
        output.err(`${bytes.length} bytes in ${out ?? name}.`);
      });
    });
}

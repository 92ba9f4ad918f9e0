import type { Command } from 'commander';
import { FindFairnessFindings } from '../../projections/fairness/find-fairness-findings.ts';
import { fairnessCsv } from '../../projections/fairness/fairness-csv.ts';
import { GetReferralStory } from '../../projections/referral-story/get-referral-story.ts';
import type { ReferralStory } from '../../projections/referral-story/index.ts';
import { said } from './figure.ts';
import { exit, type Output } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

interface AuditOptions {
  readonly knownAt?: string;
  readonly csv: boolean;
}

const storyText = ({ referral, framework, area, entries, findings }: ReferralStory): string =>
  [
    `Referral ${referral} of ${framework}${area ? `, ${area.name} (${area.area}, level ${area.level})` : ''}`,
    ...entries.flatMap(({ occurredAt, what, type, basis, stream, rev, recordedAt, recordedBy }) => [
      `${occurredAt}  ${what}`,
      ...(basis.choice?.candidates ?? []).map(
        ({ role, provider, suspension, offered, skipped }) =>
          `    could be asked: ${provider} (${role})${suspension ? `, suspended since ${suspension.from}` : ''}` +
          `${offered.length > 0 ? `, offered ${offered.join(', ')}` : ''}${skipped.length > 0 ? `, skipped ${skipped.join(', ')}` : ''}`,
      ),
      ...(type === 'StepOpened' ? (basis.step?.candidates ?? []) : []).map(
        ({ provider, rank, barredBy }) =>
          `    in the step: ${provider}${rank === null ? '' : `, rank ${rank}`}${barredBy === null ? '' : `, not asked: ${barredBy}`}`,
      ),
      ...(basis.changes ?? []).map(
        ({ field, was, is }) => `    ${field}: ${JSON.stringify(was)} → ${JSON.stringify(is)}`,
      ),
      `    ${stream} ${rev}, recorded ${recordedAt}${recordedBy ? ` by ${recordedBy.kind} ${recordedBy.id}` : ''}`,
    ]),
    ...findings.map(({ code, because }) => `${code}: ${because}`),
  ].join('\n');

export function addAudit(parent: Command, output: Output, end: (status: number) => void): void {
  const audit = parent.command('audit').description('whether referrals were handled as the agreement says');

  addCommand(
    audit,
    'fairness',
    'every breach of the agreed mechanism; exit status 1 when there is one',
    'evenhand audit fairness --csv > findings.csv',
  )
    .option('--known-at <instant>', 'only what had been recorded by then')
    .option('--csv', 'as CSV', false)
    .action((_, command: Command) => {
      const { data, as, json, csv, framework, knownAt } = optionsOf<AuditOptions>(command);
      const question = new FindFairnessFindings(said({ framework, knownAt }));
      return looking({ data, as }, async ({ queries }) => {
        const found = await queries.execute(question);
        if (csv) output.out(fairnessCsv(found).trimEnd());
        else if (json) output.out(JSON.stringify(found, null, 2));
        else for (const { code, because } of found.findings) output.out(`${code}: ${because}`);
        output.err(`${found.findings.length} finding${found.findings.length === 1 ? '' : 's'}.`);
        end(found.findings.length === 0 ? exit.done : exit.refused);
      });
    });

  addCommand(
    audit,
    'referral <reference>',
    'everything about one referral, in order, with the basis of every choice',
    'evenhand audit referral R000755',
  )
    .option('--known-at <instant>', 'only what had been recorded by then')
    .action((referral: string, _, command: Command) => {
      const { data, as, json, framework, knownAt } = optionsOf<AuditOptions>(command);
      const question = new GetReferralStory({ referral, ...said({ framework, knownAt }) });
      return looking({ data, as }, async ({ queries }) => {
        const story = await queries.execute(question);
        output.out(json ? JSON.stringify(story, null, 2) : storyText(story));
      });
    });
}

import { type Command, Option } from 'commander';
import { ExplainOrder } from '../../projections/explanation/explain-order.ts';
import type { OrderExplained } from '../../projections/explanation/index.ts';
import { FindDesk } from '../../projections/referral-desk/find-desk.ts';
import type { DeskRow } from '../../projections/referral-desk/index.ts';
import { said } from './figure.ts';
import { exit, type Output, table } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

const standings = ['to-decide', 'to-offer', 'unplaced', 'waiting', 'placed', 'withdrawn', 'split'] as const;

interface DeskOptions {
  readonly standing?: (typeof standings)[number];
  readonly area?: string;
  readonly provider?: string;
}

const deskTable = (rows: readonly DeskRow[]): string =>
  rows.length === 0
    ? 'Nothing is to be done.'
    : table(
        ['referral', 'area', 'urgency', 'standing', 'waits for', 'due', 'hours a week'],
        rows.map(({ referral, area, urgency, standing, openOffers, nextDeadline, weeklyMinutes }) => [
          ...[referral, area, urgency, standing, openOffers.map(({ provider }) => provider).join(', ')],
          ...[nextDeadline, (weeklyMinutes / 60).toFixed(1)],
        ]),
      );

const explained = ({ referral, standing, order, steps, choices, same }: OrderExplained): string =>
  [
    `${referral} is ${standing}. The order of its area: ${order.join(', ')}.`,
    ...steps.flatMap(({ role, words }) => [`${role}:`, ...words.map((each) => `  ${each}`)]),
    ...choices.flatMap(({ provider, words }) => [`${provider} chosen:`, ...words.map((each) => `  ${each}`)]),
    same
      ? 'Worked out again from the record, it comes out the same.'
      : 'Worked out again, it comes out OTHERWISE.',
  ].join('\n');

/** Adds `evenhand desk` and `evenhand explain`. */
export function addLooking(parent: Command, output: Output, end: (status: number) => void): void {
  addCommand(parent, 'desk', 'what is to be done and waited for', 'evenhand desk --standing to-offer')
    .addOption(new Option('--standing <standing>', 'only referrals that stand so').choices(standings))
    .option('--area <reference>', 'only this area')
    .option('--provider <reference>', 'only referrals that wait for this provider')
    .action((_, command: Command) => {
      const { data, as, json, framework, standing, area, provider } = optionsOf<DeskOptions>(command);
      const question = new FindDesk(said({ framework, standing, area, provider, limit: '200' }) as never);
      return looking({ data, as }, async ({ queries }) => {
        const found = await queries.execute(question);
        output.out(json ? JSON.stringify(found, null, 2) : deskTable(found.referrals));
      });
    });

  addCommand(
    parent,
    'explain <referral>',
    'why it was offered in this order; exit status 1 when it does not come out the same again',
    'evenhand explain N000001',
  ).action((referral: string, _, command: Command) => {
    const { data, as, json, framework } = optionsOf(command);
    const question = new ExplainOrder({ referral, ...said({ framework }) });
    return looking({ data, as }, async ({ queries }) => {
      const order = await queries.execute(question);
      output.out(json ? JSON.stringify(order, null, 2) : explained(order));
      end(order.same ? exit.done : exit.refused);
    });
  });
}

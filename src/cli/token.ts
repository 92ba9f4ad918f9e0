import { type Command, InvalidArgumentError, Option } from 'commander';
import { Principal } from '#access';
import { openOps } from '../identity/ops-file.ts';
import { Tokens } from '../identity/tokens.ts';
import type { Output } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { writing } from './session.ts';

const grantable = ['contract-manager', 'service'] as const;

interface TokenOptions {
  readonly role: (typeof grantable)[number];
  readonly days: number;
}

function days(text: string): number {
  const number = Number(text);
  if (!/^\d{1,3}$/.test(text) || number < 1 || number > 365)
    throw new InvalidArgumentError('A token is for 1 to 365 days.');
  return number;
}

export function addToken(parent: Command, output: Output): void {
  const token = parent.command('token').description('what other programs send to be known');
  addCommand(
    token,
    'issue <name>',
    "a token of the operator's, shown this once",
    'evenhand token issue power-bi --role service --days 90',
  )
    .addOption(new Option('--role <role>', 'what it may do').choices(grantable).default('service'))
    .option('--days <number>', 'for how many days, 365 at most', days, 90)
    .action((name: string, _, command: Command) => {
      const { data, as, json, role, days } = optionsOf<TokenOptions>(command);
      return writing({ data, as }, async ({ folder: { folder, clock, projections }, commands }) => {
        const ops = openOps(folder);
        try {
          const asker = Principal.inForce();
          if (!asker) throw new Error('Whoever sits at the machine is known.');
          const owner = role === 'service' ? null : (as ?? asker.id);
          const wish = { name, roles: [role], provider: null, owner, days };
          const issued = await new Tokens(ops, clock, projections, commands).issue(wish, asker);
          output.out(json ? JSON.stringify(issued, null, 2) : issued.text);
          output.err(`It is shown this once, and in force until ${issued.expiresAt}.`);
        } finally {
          ops.close();
        }
      });
    });
}

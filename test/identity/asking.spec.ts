import { Principal } from '#access';
import { originInForce, type Projections } from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import { OpenAccount } from '../../contexts/accounts/open-account.ts';
import { Asking } from '../../src/identity/asking.ts';

const command = new OpenAccount({ user: 'u-1', how: 'invitation' });

/** What was asked for and waited for, in order. */
function asking(position: number | null) {
  const done: string[] = [];
  const commands = {
    execute: async ({ user }: OpenAccount) => {
      done.push(`${user} by ${originInForce()?.by.id}`);
      return { position };
    },
  };
  const projections = { reached: async (through: number) => void done.push(`views at ${through}`) };
  return {
    done,
    asking: new Asking(commands as unknown as CommandBus, projections as unknown as Projections),
  };
}

it('asks as somebody, and waits for the views', async () => {
  const { asking: asked, done } = asking(7);
  await asked.as(Principal.user('u-2', ['administrator']), command);
  expect(done).toEqual(['u-1 by u-2', 'views at 7']);
});

it('asks as Evenhand itself for what people do with their own account', async () => {
  const { asking: asked, done } = asking(0);
  await asked.ofItself(command);
  expect(done).toEqual(['u-1 by identity', 'views at 0']);
});

it('waits for nothing when nothing was recorded', async () => {
  const { asking: asked, done } = asking(null);
  await asked.ofItself(command);
  expect(done).toEqual(['u-1 by identity']);
});

import { join } from 'node:path';
import { Command } from 'commander';
import {
  conflictVerbs,
  offerVerbs,
  packageVerbs,
  providerVerbs,
  referralVerbs,
} from '../../src/cli/desk-verbs.ts';
import { addFlags, fieldsFrom } from '../../src/cli/flags.ts';
import type { Verb } from '../../src/cli/verbs.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { messagesOf } from '../support/context-messages.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const groups = {
  referral: referralVerbs,
  offer: offerVerbs,
  package: packageVerbs,
  provider: providerVerbs,
  conflict: conflictVerbs,
};
const empty = temporaryFolder();
const all = Object.entries(groups).flatMap(([thing, verbs]) => verbs.map((verb) => [thing, verb] as const));

/** The words of a line as a shell would split them. */
const words = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

function commandOf([, , example, command]: Verb): object {
  const line = addFlags(new Command(), command.schema, ['framework']).parse(words(example), { from: 'user' });
  return new command(fieldsFrom(command.schema, { framework: 'CSH-2025', ...line.opts<object>() }) as never);
}

it.each(all)('evenhand %s: the example of %p is a command', (_thing, verb) => {
  expect(commandOf(verb)).toBeInstanceOf(verb[3]);
});

it('every verb of the referrals and packages that a person may ask has a line', () => {
  const known = new Set(all.map(([, verb]) => verb[3].name));
  const verbs = ['referrals', 'packages'].flatMap((context) =>
    Object.keys(messagesOf(`contexts/${context}`).commands),
  );
  const ofThemselves = ['MoveReferralOn', 'PlacePackage', 'ReceivePart', 'ReopenReferral'];
  expect(verbs.filter((verb) => !known.has(verb)).toSorted()).toEqual(ofThemselves);
});

describe('over a data folder', () => {
  const data = join(temporaryFolder(), 'data');
  const on = (...line: readonly string[]) => evenhand(...line, '--data', data);
  beforeAll(async () => {
    expect((await on('import', westmarch)).status).toBe(0);
  });

  const pause = ['provider', 'pause', '--provider', 'P07', '--from', '2099-07-06'] as const;

  it('a verb records, and says in which stream; the only framework need not be named', async () => {
    expect(await on(...pause)).toMatchObject({ status: 0, out: 'Recorded 1 event in provider-P07.' });
    const again = await on(...pause, '--json', '--framework', 'CSH-2025');
    expect(again.json()).toMatchObject({ stream: 'provider-P07', events: 0 });
  });

  it('a refusal ends with 1 and says what to do, wrong usage with 2', async () => {
    const unknown = await on('provider', 'pause', '--provider', 'P99', '--from', '2099-07-06');
    expect([unknown.status, unknown.out]).toEqual([1, '']);
    expect(unknown.err).toMatch(/^evenhand: .*P99/);
    expect((await on('provider', 'pause', '--from', '2026-07-06')).status).toBe(2);
    expect((await on('provider', 'pause', '--provider', 'P07', '--from', '2026-02-30')).status).toBe(2);
    expect((await on('provider', 'forget')).status).toBe(2);
  });

  it('a referral goes its way: received, offered, declined, and with the next without anybody asking', async () => {
    const referral = ['--referral', 'N1'] as const;
    const need = ['--area', 'A01', '--weekly-minutes', '630', '--carers', '1', '--time-slot', 'daytime'];
    const received = await on('referral', 'receive', ...referral, ...need, '--urgency', 'standard');
    expect([received.err, received.status]).toEqual(['', 0]);
    expect((await on('referral', 'offer-next', ...referral)).status).toBe(0);
    const decline = ['offer', 'decline', ...referral, '--offer', 'N1.1', '--reason', 'NO_CAPACITY_STAFF'];
    expect((await on(...decline)).out).toBe('Recorded 1 event in referral-CSH-2025-N1.');
    expect((await on('desk')).out).toMatch(/N1 .*waiting/);
    const order = (await on('explain', 'N1', '--json')).json<{ same: boolean; steps: { role: string }[] }>();
    expect(order.same).toBe(true);
    expect(order.steps.map(({ role }) => role)).toEqual(['primary', 'secondary']);
    expect(await on('explain', 'N1')).toMatchObject({ status: 0 });
    expect((await on('desk', '--standing', 'placed', '--area', 'A99')).out).toBe('Nothing is to be done.');
  });

  it('help has an example for each', async () => {
    for (const [thing, [name]] of all) {
      const { status, out } = await evenhand(thing, name, '--help');
      expect([name, status]).toEqual([name, 0]);
      expect(out).toContain(`Example:\n  evenhand ${thing} ${name}`);
    }
  });
});

it('without a framework there is nothing to record in', async () => {
  const line = ['referral', 'offer-next', '--referral', 'N1', '--data', join(empty, 'none')];
  expect(await evenhand(...line)).toMatchObject({ status: 2, out: '' });
});

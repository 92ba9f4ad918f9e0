import {
  command,
  Guard,
  mayBeAskedBy,
  NotAllowed,
  Principal,
  ProviderScope,
  query,
  type Role,
  roles,
  Rule,
} from '#access';
import { Command } from '@nestjs/cqrs';
import { type Author, originOf, toNewEvents, withOrigin } from '#event-sourcing';
import { asRole, principalIn } from '../support/as-role.ts';
import { openLog } from '../support/open-log.ts';
import { Counted } from '../support/toy-counter.ts';

class Award extends command({}, mayBeAskedBy('contract-manager', 'system')) {}
class FindAwards extends query({}, mayBeAskedBy('broker'))<number> {}
class Forgotten extends Command<void> {}

const log = openLog();
const guard = new Guard();
const refusal = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(NotAllowed);
    return (error as Error).message;
  }
};
const mayAsk = (message: object) =>
  roles.filter((role) => refusal(() => asRole(role, () => guard.publish(message))) === undefined);
const as = (by: Author, work: () => unknown) => withOrigin(originOf(by), work);

describe('the guard', () => {
  it('lets those ask a command whom its rule names', () => {
    expect(mayAsk(new Award({}))).toEqual(['contract-manager', 'system']);
  });

  it('lets those ask a question whom its rule names, and the auditor', () => {
    expect(mayAsk(new FindAwards({}))).toEqual(['broker', 'auditor']);
  });

  it('lets nobody ask what has no rule, or what only looks like one', () => {
    expect(mayAsk(new Forgotten())).toEqual([]);
    class Forged extends Command<void> {
      static readonly rule = { allows: () => true };
    }
    expect(mayAsk(new Forged())).toEqual([]);
  });

  it('lets nobody ask who is not known', () => {
    expect(refusal(() => guard.publish(new Award({})))).toBe('Only somebody who is known may ask Award.');
  });

  it('takes nobody for a principal who only looks like one', () => {
    const plain = { kind: 'system', id: 'policy:mine', role: 'system', roles: ['system'] } as const;
    const derived = Object.create(Principal.system('policy:mine')) as Principal;
    for (const by of [plain, derived, { ...Principal.operator(), role: 'contract-manager' }])
      expect(refusal(() => as(by, () => guard.publish(new Award({}))))).toMatch(/who is known/);
  });

  it('adds up the roles that somebody has', () => {
    const both = Principal.user('U1', ['administrator', 'broker']);
    expect(refusal(() => as(both, () => guard.publish(new FindAwards({}))))).toBeUndefined();
    expect(refusal(() => as(both, () => guard.publish(new Award({}))))).toBe(
      'This is for whoever is contract manager or system. You are here as administrator and broker (Award).',
    );
    expect(refusal(() => as(Principal.user('U2', []), () => guard.publish(new Award({}))))).toMatch(
      /without a role/,
    );
  });
});

describe('a rule', () => {
  it('is demanded by the compiler, and keeps auditors from commands', () => {
    // @ts-expect-error -- a command without a rule
    const without = () => class extends command({}) {};
    // @ts-expect-error -- a question without a rule
    const unasked = () => class extends query({})<number> {};
    // @ts-expect-error -- an auditor changes nothing
    class Changed extends command({}, mayBeAskedBy('auditor')) {}
    // @ts-expect-error -- a rule names somebody
    const nobody = () => mayBeAskedBy();
    // @ts-expect-error -- a rule is made by mayBeAskedBy
    class Loose extends command({}, { roles: ['broker'], allows: () => true }) {}
    // @ts-expect-error -- no role of ours
    const unknown = () => mayBeAskedBy('owner');
    expect([without, unasked, Changed, nobody, Loose, unknown]).toHaveLength(6);
  });

  it('that names nobody allows nobody', () => {
    expect(roles.filter((role) => new Rule([]).allows(principalIn(role)))).toEqual([]);
  });
});

describe('a principal', () => {
  it('is the author of what is recorded, and no more of it is', async () => {
    const origin = originOf(Principal.user('U1', ['administrator', 'contract-manager']));
    const events = toNewEvents('counter-a', [new Counted({ counter: 'a', by: 1 })], origin);
    await log.store.append({ stream: 'counter-a', expected: 'none', events });
    const { events: recorded } = await log.store.readAll({ from: 0 });
    expect(recorded.map(({ by }) => by)).toEqual([
      { kind: 'user', id: 'U1', role: 'administrator+contract-manager' },
    ]);
  });

  it.each<[readonly Exclude<Role, 'system'>[], string | null]>([
    [['auditor', 'broker'], null],
    [['provider', 'broker'], 'P01'],
    [['auditor', 'provider'], 'P01'],
    [['provider'], null],
    [['broker'], 'P01'],
  ])('cannot be %j of %p', (held, provider) => {
    expect(() => Principal.user('U1', held, provider)).toThrow(TypeError);
  });

  it('cannot be given the role of Evenhand itself, nor another role later', () => {
    // @ts-expect-error -- no account is the system
    expect(() => Principal.user('U1', ['system'])).toThrow(TypeError);
    const held: Exclude<Role, 'system'>[] = ['broker'];
    const principal = Principal.user('U1', held);
    held.push('contract-manager');
    expect(principal.roles).toEqual(['broker']);
  });
});

describe('the scope of whoever asks', () => {
  const covered = (role: Role) =>
    asRole(role, () => ['P01', 'P02'].filter((provider) => ProviderScope.inForce().covers(provider)));

  it("is a provider's own affairs, and everything for those who belong to none", () => {
    expect(covered('provider')).toEqual(['P01']);
    expect(covered('broker')).toEqual(['P01', 'P02']);
  });

  it('is none when nobody asks, and can be made by nobody else', () => {
    expect(refusal(() => ProviderScope.inForce())).toMatch(/who is known/);
    // @ts-expect-error -- only the guard's own function makes one
    const forged: ProviderScope = { covers: () => true };
    // @ts-expect-error -- only the guard's own function makes one
    const made = () => new ProviderScope(null);
    expect([forged, made]).toHaveLength(2);
  });
});

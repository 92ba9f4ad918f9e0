import { People } from '../../src/identity/people.ts';
import { openOpsFile } from '../support/open-ops-file.ts';

const { db } = openOpsFile();
const people = new People(db);
const manager = { user: 'u-1', name: 'Contract Manager', email: 'Manager@Example.org' };

describe('people', () => {
  beforeEach(() => people.put(manager));

  it('are found by user and by address, however it is written', () => {
    expect(people.of('u-1')).toEqual(manager);
    expect(people.byEmail(' manager@EXAMPLE.org ')).toEqual(manager);
    expect(people.byEmail('somebody@example.org')).toBeUndefined();
  });

  it('have an address each', () => {
    const other = { user: 'u-2', name: 'Other Manager', email: 'MANAGER@example.org' };
    expect(() => people.put(other)).toThrow(expect.objectContaining({ code: 'email-taken' }));
    people.put({ ...manager, name: 'New Name' });
    expect(people.of('u-1')?.name).toBe('New Name');
  });

  it.each([
    ['name-malformed', { ...manager, name: '  ' }],
    ['name-malformed', { ...manager, name: 'n'.repeat(101) }],
    ['email-malformed', { ...manager, email: 'nobody' }],
    ['email-malformed', { ...manager, email: `${'a'.repeat(250)}@b.cd` }],
    ['email-malformed', { ...manager, email: 'a@b.test, c@d.test' }],
  ])('%s', (code, person) => {
    expect(() => people.put(person)).toThrow(expect.objectContaining({ code }));
  });

  it('are listed by name, and forgotten', () => {
    people.put({ user: 'u-3', name: ' a broker ', email: ' broker@example.org ' });
    expect(people.all().map(({ name }) => name)).toEqual(['a broker', 'Contract Manager']);
    people.forget('u-3');
    expect(people.byEmail('broker@example.org')).toBeUndefined();
  });
});

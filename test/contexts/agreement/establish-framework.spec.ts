import { EstablishFramework, establishFramework } from '../../../contexts/agreement/establish-framework.ts';
import { framework } from '../../../contexts/agreement/framework.ts';
import { given } from '../../support/given.ts';
import { adopted, established, terms } from './events.ts';

const establish = (more: object = {}, others: readonly string[] = []) =>
  establishFramework(new EstablishFramework({ ...terms, ...more }), others);

describe('establishing a framework', () => {
  it('adopts the default policy as version 1, from its first day', () => {
    given(framework).when(establish()).thenRecords(established, adopted());
  });

  it('lays its own policy over the defaults', () => {
    const policy = { awardLimits: { 1: { primary: 2 } } } as const;
    given(framework).when(establish({ policy })).thenRecords(established, adopted(policy));
  });

  it('records nothing when it stands as asked', () => {
    const policy = { awardLimits: { 2: { primary: 1 }, 1: { primary: 2 } } };
    given(framework, established, adopted(policy)).when(establish({ policy })).thenRecordsNothing();
  });

  it('is refused when it stands on other terms, or on another policy', () => {
    given(framework, established, adopted())
      .when(establish({ regime: 'PA2023' }))
      .thenRejected('framework-exists');
    given(framework, established, adopted())
      .when(establish({ policy: { acceptance: { windowDays: 28 } } }))
      .thenRejected('framework-exists');
  });

  it('is refused when its streams could be mistaken for those of another', () => {
    given(framework)
      .when(establish({}, ['CSH']))
      .thenRejected('framework-reference-ambiguous');
    given(framework)
      .when(establish({}, ['CSH-2025-NORTH']))
      .thenRejected('framework-reference-ambiguous');
    given(framework)
      .when(establish({}, ['CSH-2026', 'CSH-2025']))
      .thenRecords(established, adopted());
  });

  it('is refused when it ends before it starts', () => {
    given(framework)
      .when(establish({ endsOn: '2025-01-06' }))
      .thenRejected('framework-ends-before-it-starts');
  });

  it.each([
    ['a day that does not exist', { startsOn: '2025-02-30' }],
    ['a law that there is not', { regime: 'PCR2006' }],
    ['a reference with a blank', { framework: 'CSH 2025' }],
    ['an unknown key', { reference: 'CSH-2025' }],
    ['an unknown policy key', { policy: { acceptance: { line: 80 } } }],
  ])('is malformed with %s', (_, more) => {
    expect(() => new EstablishFramework({ ...terms, ...more } as never)).toThrow(
      expect.objectContaining({ name: 'ZodError' }),
    );
  });
});

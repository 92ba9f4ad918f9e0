import { Rejection, StoreUnavailable } from '#event-sourcing';
import { traceOf } from '../../src/logging/trace-of.ts';

describe('what is logged of an error', () => {
  it('is its class, its code and where it was, never its words', () => {
    const error = Object.assign(new TypeError('secret\n    at secret (file:///secret:1:1)'), {
      code: 'EACCES',
    });
    const trace = traceOf(error);
    expect(trace).toMatchObject({ error: 'TypeError', code: 'EACCES' });
    expect(trace.at[0]).toContain('trace-of.spec.ts');
    expect(JSON.stringify(trace)).not.toContain('secret');
  });

  it.each([
    ['a message that was changed afterwards', Object.assign(new Error('secret'), { message: 'another' })],
    ['a code that is a text', Object.assign(new Error('no'), { code: 'secret text' })],
    ['a refusal', new Rejection('provider-unknown', 'secret')],
    ['a text that was thrown', 'secret'],
    ['nothing', undefined],
  ])('says nothing of %s', (_, error) => {
    expect(JSON.stringify(traceOf(error))).not.toContain('secret');
  });

  it('has the words of a store that cannot be reached: they name machines, and whoever runs it needs them', () => {
    expect(traceOf(new StoreUnavailable('db.example:2113 cannot be reached.'))).toMatchObject({
      error: 'StoreUnavailable',
      words: 'db.example:2113 cannot be reached.',
    });
  });
});

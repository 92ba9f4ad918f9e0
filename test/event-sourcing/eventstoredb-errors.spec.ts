import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import {
  Disconnected,
  inOurWords,
  passing,
  Silent,
  troubleOf,
  type Trouble,
} from '../../src/event-sourcing/eventstoredb-errors.ts';
import { StoreUnavailable } from '../../src/event-sourcing/store-errors.ts';

const unknown = (message: string) => new UnknownError(undefined, message);
const status = (code: number, message: string) => Object.assign(new Error(message), { code });

const cases: readonly [string, unknown, Trouble][] = [
  ['server gone', new UnavailableError(undefined, '14 UNAVAILABLE: read ECONNRESET'), 'disconnected'],
  ['call cancelled', new CancelledError(), 'disconnected'],
  ['deadline', new DeadlineExceededError(), 'silent'],
  ['our own limit', new Silent('no answer within 10 s'), 'silent'],
  ['our own end', new Disconnected('the connection was given up'), 'disconnected'],
  ['no discovery', new Error('Failed to discover after 10 attempts.'), 'disconnected'],
  ['answer lost', unknown('13 INTERNAL: Received RST_STREAM with code 2'), 'disconnected'],
  ['the library left the status as it is', status(14, '14 UNAVAILABLE: No connection'), 'disconnected'],
  ['slow commit', new TimeoutError(), 'unreachable'],
  ['starting', unknown('Could not recognize Server Is Not Ready'), 'unreachable'],
  ['starting, connection sound', new UnavailableError(undefined, '14: Server Is Not Ready'), 'unreachable'],
  ['busy', unknown('Could not recognize Server Is Too Busy'), 'unreachable'],
  ['election', unknown('2 UNKNOWN: No leader info available in response'), 'unreachable'],
  ['inside the server', unknown('13 INTERNAL: something broke'), 'unreachable'],
  ['conflict', new WrongExpectedVersionError(undefined, {} as never), 'conflict'],
  ['no stream', new StreamNotFoundError(undefined, 'a-1'), 'missing'],
  ['tombstone', StreamDeletedError.fromStreamName('a-1'), 'deleted'],
  ['rights', new AccessDeniedError(), 'denied'],
  ['rights, as a status', status(7, '7 PERMISSION_DENIED: Access Denied'), 'denied'],
  ['password', status(16, '16 UNAUTHENTICATED'), 'strange'],
  ['password, as the library has it', Object.assign(new AccessDeniedError(), { code: 16 }), 'strange'],
  ['append', MaxAppendSizeExceededError.fromMaxAppendSize(1_048_576), 'too-large'],
  [
    'event, since 24.10',
    unknown('3 INVALID_ARGUMENT: Maximum Append Event Size of 1 Exceeded.'),
    'too-large',
  ],
  ['no such position', unknown('3 INVALID_ARGUMENT: Trying to read from an invalid position.'), 'other'],
  ['said in our words already', new StoreUnavailable('… (14 UNAVAILABLE: ECONNRESET) …'), 'other'],
  ['a text', 'what went wrong', 'other'],
];

describe('what an error of the client means', () => {
  it.each(cases)('%s', (_, error, trouble) => {
    expect(troubleOf(error)).toBe(trouble);
    expect(passing(error)).toBe(['silent', 'disconnected', 'unreachable'].includes(trouble));
  });

  it('is said with the servers and what to do, where it is for an operator', () => {
    const said = (error: unknown) => inOurWords(error, 'n1:2113,n2:2113', 'evenhand-');
    for (const [error, words] of [
      [new UnavailableError(undefined, 'gone'), /n1:2113,n2:2113 cannot be reached \(gone\)\. See that/],
      [new AccessDeniedError(), /denies access.*lacks a right.*read \$all.*begin with "evenhand-"/],
      [status(16, '16 UNAUTHENTICATED'), /user or password may be wrong/],
      [status(14, 'Last error: certificate has expired'), /not trusted \(.*expired\)\. See that tlsCAFile/],
      [StreamDeletedError.fromStreamName('a'), /deleted for good.*tombstone/],
    ] as const) {
      expect(said(error)).toMatchObject({ name: 'StoreUnavailable', message: expect.stringMatching(words) });
    }
    const own = new StoreUnavailable('as it is');
    expect(said(own)).toBe(own);
  });
});

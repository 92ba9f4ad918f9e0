import { BadRequestException, NotFoundException } from '@nestjs/common';
import { command, mayBeAskedBy, NotAllowed } from '#access';
import {
  reference,
  Rejection,
  StoreClosed,
  StoreFull,
  StoreUnavailable,
  TooLarge,
  ViewsNotReady,
  WrongExpectedRevision,
} from '#event-sourcing';
import { toProblem } from '../../src/http/problem-details.filter.ts';
import { ViewsBehind } from '../../src/http/read-your-writes.interceptor.ts';

class Ask extends command({ framework: reference }, mayBeAskedBy('broker')) {}

const malformed = (): unknown => {
  try {
    return new Ask({ framework: '!' });
  } catch (error) {
    return error;
  }
};

describe('problem details', () => {
  it.each([
    ['a refusal', new Rejection('position-taken', 'Somebody holds it.'), 409, 'position-taken'],
    ['an unknown thing', new Rejection('framework-unknown', 'There is none.'), 404, 'framework-unknown'],
    ['what the asker may not', new NotAllowed('It is for brokers.'), 403, 'not-allowed'],
    ['a malformed command', malformed(), 400, 'malformed'],
    ['a malformed request', new BadRequestException('No.'), 400, 'malformed'],
    ['no such route', new NotFoundException(), 404, 'not-found'],
    ['a lost race', new WrongExpectedRevision('a', 1, 2), 409, 'changed-meanwhile'],
    ['too much', new TooLarge('Too large.'), 413, 'too-large'],
    ['a full disk', new StoreFull(), 503, 'disk-full'],
    ['views in the making', new ViewsNotReady('Soon.'), 503, 'views-not-ready'],
    ['views that lag', new ViewsBehind(7), 503, 'views-behind'],
    ['a log out of reach', new StoreUnavailable('secret-host:2113'), 503, 'log-unavailable'],
    ['a server that stops', new StoreClosed(), 503, 'stopping'],
  ])('%s has a status and a public code', (_, error, status, code) => {
    expect(toProblem(error)).toMatchObject({ status, type: `urn:evenhand:${code}` });
  });

  it('names the field that is malformed', () => {
    expect(toProblem(malformed()).errors?.[0]?.field).toBe('framework');
  });

  it.each([
    ['a bug', new Error('secret-canary at /home/somebody'), 500],
    ['the store', new StoreUnavailable('canary.example:2113 cannot be reached'), 503],
  ])('leaks nothing of %s', (_, error, status) => {
    const told = toProblem(error);
    expect(told.status).toBe(status);
    expect(JSON.stringify(told)).not.toContain('canary');
  });
});

import { BadRequestException, NotFoundException } from '@nestjs/common';
import {
  command,
  reference,
  Rejection,
  StoreFull,
  TooLarge,
  ViewsNotReady,
  WrongExpectedRevision,
} from '#event-sourcing';
import { toProblem } from '../../src/http/problem-details.filter.ts';

class Ask extends command({ framework: reference }) {}

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
    ['a malformed command', malformed(), 400, 'malformed'],
    ['a malformed request', new BadRequestException('No.'), 400, 'malformed'],
    ['no such route', new NotFoundException(), 404, 'not-found'],
    ['a lost race', new WrongExpectedRevision('a', 1, 2), 409, 'changed-meanwhile'],
    ['too much', new TooLarge('Too large.'), 413, 'too-large'],
    ['a full disk', new StoreFull(), 503, 'disk-full'],
    ['views in the making', new ViewsNotReady('Soon.'), 503, 'views-not-ready'],
  ])('%s has a status and a public code', (_, error, status, code) => {
    expect(toProblem(error)).toMatchObject({ status, type: `urn:evenhand:${code}` });
  });

  it('names the field that is malformed', () => {
    expect(toProblem(malformed()).errors?.[0]?.field).toBe('framework');
  });

  it('leaks nothing of a bug', () => {
    const told = toProblem(new Error('secret-canary at /home/somebody'));
    expect(told.status).toBe(500);
    expect(JSON.stringify(told)).not.toContain('canary');
  });
});

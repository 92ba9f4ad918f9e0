import { Query } from '@nestjs/cqrs';
import { z } from 'zod';
import { mayBeAskedBy, query } from '#access';

class CountThings extends query(
  { least: z.coerce.number().int().optional(), colour: z.string() },
  mayBeAskedBy('broker'),
)<number> {}

describe('a question', () => {
  it('is checked when it is asked', () => {
    expect(() => new CountThings({ colour: 'red', least: 1.5 })).toThrow(z.ZodError);
    expect(() => new CountThings({ colour: 'red', size: 3 } as never)).toThrow(/size/);
  });

  it('bears what was asked, as its schema has it', () => {
    const question = new CountThings({ colour: 'red', least: '3' });
    expect(question).toBeInstanceOf(Query);
    expect({ ...question }).toEqual({ colour: 'red', least: 3 });
  });
});

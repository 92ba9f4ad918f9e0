import { foldInMemory } from '#event-sourcing';
import { tokens } from '../../../projections/accounts/index.ts';
import { issued, revoked, tokenFacts } from '../../contexts/accounts/events.ts';
import { recorded } from '../../support/given.ts';

const [at, later] = ['2026-07-01T08:00:00.000Z', '2026-07-02T08:00:00.000Z'];
const other = { token: 't-2', hash: 'b'.repeat(64), owner: null };
const row = { ...tokenFacts, issuedAt: at, revokedAt: null };

describe('the view of tokens', () => {
  it('has a row for each, found by its hash and no other', () => {
    const views = foldInMemory([tokens], [recorded(issued(), { at }), recorded(issued(other), { at })]);
    const found = (term: string) => views.withTerm(tokens, term, term);
    expect(found(`hash/${tokenFacts.hash}`)).toEqual([row]);
    expect(found(`hash/${other.hash}`)).toEqual([{ ...row, ...other }]);
    expect(found(`hash/${'c'.repeat(64)}`)).toEqual([]);
    expect(views.withPrefix(tokens, '').map(({ token }) => token)).toEqual(['t-1', 't-2']);
  });

  it('knows when one was revoked', () => {
    const events = [
      recorded(issued(), { at }),
      recorded(issued(other), { at }),
      recorded(revoked, { at: later }),
    ];
    const views = foldInMemory([tokens], events);
    expect(views.get(tokens, 't-1')).toEqual({ ...row, revokedAt: later });
    expect(views.get(tokens, 't-2')).toEqual({ ...row, ...other });
  });
});

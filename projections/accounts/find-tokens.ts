import { mayBeAskedBy, query } from '#access';
import { Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { tokens, type TokenRow } from './tokens.ts';

/** Every token, also those that are over or revoked, in the order of their references. */
export class FindTokens extends query({}, mayBeAskedBy('administrator'))<readonly TokenRow[]> {}

@QueryHandler(FindTokens)
export class FindTokensHandler implements IQueryHandler<FindTokens> {
  constructor(private readonly projections: Projections) {}

  async execute(_question: FindTokens): Promise<readonly TokenRow[]> {
    return (await this.projections.views()).withPrefix(tokens, '');
  }
}

import { mayBeAskedBy, query } from '#access';
import { Clock, Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { policyDocument } from '../../contexts/agreement/index.ts';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { type WhatIf, whatIf } from './what-if.ts';

const { minimumPercent, windowDays, minimumSample, graceDays } = policyDocument.shape.acceptance.shape;
/** As an address has it; nothing at all is no number. */
const whole = (schema: z.ZodInt) =>
  z.coerce.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(schema).optional();

/** The figures by the policy in force beside those by another, over the same events. Nothing is recorded. */
export class FindWhatIf extends query(
  {
    ...{ framework, asOf, knownAt, provider: reference.optional(), area: reference.optional() },
    ...{ minimumPercent: whole(minimumPercent), windowDays: whole(windowDays) },
    ...{ minimumSample: whole(minimumSample), graceDays: whole(graceDays) },
    lapsedCounts: policyDocument.shape.lapsedCounts.optional(),
  },
  mayBeAskedBy('contract-manager', 'service'),
)<WhatIf> {}

@QueryHandler(FindWhatIf)
export class FindWhatIfHandler implements IQueryHandler<FindWhatIf> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindWhatIf): Promise<WhatIf> {
    const { framework, knownAt, provider, area, ...rest } = question;
    const { minimumPercent, windowDays, minimumSample, graceDays, lapsedCounts } = rest;
    const views = await this.projections.views(knownAt);
    const asOf = dayAsked(question.asOf, this.clock);
    const tried = { minimumPercent, windowDays, minimumSample, graceDays, lapsedCounts };
    return whatIf(views, { framework, asOf, knownAt, provider, area }, tried);
  }
}

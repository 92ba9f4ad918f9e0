import { momentInWords } from '../measures/index.ts';
import type { UpliftApproval } from '../uplift-approvals/index.ts';
import type { Finding } from './finding.ts';

/** An uplift was approved by the person who proposed it, or never proposed. */
export function upliftWithoutSecondPerson({
  uplift,
  proposed,
  approved,
}: UpliftApproval): readonly Finding[] {
  if (!approved || (proposed && proposed.proposedBy !== approved.approvedBy)) return [];
  const { approvedBy, approvedAt } = approved;
  return [
    {
      code: 'UPLIFT_WITHOUT_SECOND_PERSON',
      uplift,
      because: proposed
        ? `${approvedBy} proposed the uplift ${uplift} and approved it on ${momentInWords(approvedAt)}: a second person must decide.`
        : `${approvedBy} approved the uplift ${uplift} on ${momentInWords(approvedAt)}, which nobody had proposed.`,
      events: [...(proposed ? [proposed.event] : []), approved.event],
    },
  ];
}

import { pastUplift } from '../../../contexts/prices/history.ts';
import { percent } from '../cells/numbers.ts';
import { reference } from '../cells/texts.ts';
import { date, instant } from '../cells/times.ts';
import { column, type Fault, kindOf, lastOf, maybe, type Setting } from '../kind.ts';

interface Row {
  readonly uplift: string;
  readonly milliPercent: number;
  readonly effectiveFrom: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
}

const past = (row: Row, { framework, policyOn }: Setting) =>
  pastUplift({ framework, ...row, policy: policyOn(row.effectiveFrom).uplift });

/** By how many percent all rates rose, and who proposed and approved it. */
export const uplifts = kindOf<Row>({
  name: 'uplifts',
  columns: {
    uplift: column('uplift', reference),
    milliPercent: column('percent', percent),
    effectiveFrom: column('effective_from', date),
    proposedBy: column('proposed_by', reference),
    proposedAt: column('proposed_at', instant),
    approvedBy: maybe('approved_by', reference),
    approvedAt: maybe('approved_at', instant),
  },
  key: ['uplift'],
  fixed: ['milliPercent', 'effectiveFrom', 'proposedBy', 'proposedAt'],
  impossible: ({ approvedBy, approvedAt, proposedAt }) => {
    const faults: Fault<Row>[] = [];
    if (
      approvedBy !== undefined &&
      approvedAt !== undefined &&
      (approvedBy === null) !== (approvedAt === null)
    )
      faults.push(['approvedBy', 'Give both who approved it and when, or neither.']);
    if (approvedAt && proposedAt && approvedAt < proposedAt)
      faults.push(['approvedAt', 'It was approved before it was proposed: correct one of the two instants.']);
    return faults;
  },
  recorded: ({ uplift }, on) => {
    const { proposed, approved } = on.uplift(uplift) ?? {};
    if (proposed?.formula.kind !== 'percent' || proposed.effective.rule !== 'fixed') return undefined;
    return {
      ...{ uplift, milliPercent: proposed.formula.milliPercent, effectiveFrom: proposed.effective.on },
      ...{ proposedBy: proposed.proposedBy, proposedAt: proposed.proposedAt },
      ...{ approvedBy: approved?.approvedBy ?? null, approvedAt: approved?.approvedAt ?? null },
    };
  },
  past,
  correction: (row, setting) => lastOf(past(row, setting)),
});

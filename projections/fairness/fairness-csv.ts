import { csvOf } from '../measures/index.ts';
import type { FairnessDocument } from './fairness.ts';

const ofPrices = [
  'tender',
  'uplift',
  'area',
  'service',
  'band',
  'evaluator',
  'clarification',
  'package',
  'variation',
] as const;

/** The findings for a spreadsheet; events as `stream@revision`, one after the other. */
export const fairnessCsv = ({ findings }: FairnessDocument): string =>
  csvOf(
    ['code', 'referral', 'offer', 'level', 'role', 'provider', 'because', 'events', ...ofPrices],
    findings.map(({ events, ...finding }) => ({
      ...{ referral: null, offer: null, level: null, role: null, provider: null },
      ...Object.fromEntries(ofPrices.map((field) => [field, null])),
      ...finding,
      events: events.map(({ stream, rev }) => `${stream}@${rev}`).join(' '),
    })),
  );

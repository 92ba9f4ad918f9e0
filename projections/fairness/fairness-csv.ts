import { csvOf } from '../measures/index.ts';
import type { FairnessDocument } from './fairness.ts';

/** The findings for a spreadsheet; events as `stream@revision`, one after the other. */
export const fairnessCsv = ({ findings }: FairnessDocument): string =>
  csvOf(
    ['code', 'referral', 'offer', 'level', 'role', 'provider', 'because', 'events'],
    findings.map(({ events, ...finding }) => ({
      ...{ referral: null, offer: null, level: null, role: null, provider: null },
      ...finding,
      events: events.map(({ stream, rev }) => `${stream}@${rev}`).join(' '),
    })),
  );

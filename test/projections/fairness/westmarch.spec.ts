import { fairness } from '../../../projections/fairness/index.ts';
import { expected } from '../../support/expected.ts';
import { sampleCounty } from '../../support/sample-county.ts';

describe('fairness in the sample county', () => {
  const { findings } = fairness(sampleCounty().views(), {});

  it('finds exactly what was planted, in the expected order', () => {
    const known = findings.map(({ because: _because, events: _events, ...known }) => known);
    expect(known).toEqual(expected('fairness')['findings']);
  });

  it('says why in a sentence, and links each finding to facts that are on record', () => {
    const recorded = new Set(sampleCounty().events.map(({ stream, rev }) => `${stream}@${rev}`));
    for (const { because, events } of findings) {
      expect(because).toMatch(/^[A-Za-z].{60,}\.$/);
      expect(events.length).toBeGreaterThan(0);
      for (const { stream, rev } of events) expect(recorded).toContain(`${stream}@${rev}`);
    }
  });
});

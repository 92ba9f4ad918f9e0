import { framework } from '../../../contexts/agreement/framework.ts';
import type { FrameworkEvent } from '../../../contexts/agreement/framework.events.ts';
import { GenerationOpened } from '../../../contexts/agreement/generation.events.ts';
import { OpenGeneration, openGeneration } from '../../../contexts/agreement/open-generation.ts';
import { given } from '../../support/given.ts';
import { adopted, established } from './events.ts';

const facts = {
  ...{ framework: 'CSH-2025', generation: 2, opensOn: '2027-01-04', closesOn: '2027-04-05' },
  reason: 'Notice of 4 January 2027',
};
const open = (more: Partial<OpenGeneration> = {}) =>
  openGeneration(new OpenGeneration({ ...facts, ...more }));
const agreed = (...events: readonly FrameworkEvent[]) => given(framework, established, adopted(), ...events);

describe('a further generation of a framework', () => {
  it('opens once, after the one before', () => {
    agreed().when(open()).thenRecords(new GenerationOpened(facts));
    agreed(new GenerationOpened(facts)).when(open()).thenRecordsNothing();
    agreed(new GenerationOpened(facts))
      .when(open({ generation: 3, opensOn: '2029-01-01', closesOn: null }))
      .thenRecords(new GenerationOpened({ ...facts, generation: 3, opensOn: '2029-01-01', closesOn: null }));
  });

  it.each<[string, string, Partial<OpenGeneration>]>([
    ['out of its turn', 'generation-out-of-turn', { generation: 3 }],
    ['before the framework', 'generation-out-of-turn', { opensOn: '2024-01-01' }],
    ['that closes before it opens', 'generation-closes-before-it-opens', { closesOn: '2027-01-04' }],
    ['after the framework', 'generation-outside-framework', { opensOn: '2031-01-06', closesOn: null }],
    ['beyond its end', 'generation-outside-framework', { closesOn: '2031-01-07' }],
  ])('is refused %s: %s', (_, code, more) => {
    agreed().when(open(more)).thenRejected(code);
  });

  it('is refused before the one before it, and with other days under the same number', () => {
    agreed(new GenerationOpened(facts))
      .when(open({ generation: 3, opensOn: '2026-01-01' }))
      .thenRejected('generation-out-of-turn');
    agreed(new GenerationOpened(facts))
      .when(open({ closesOn: null }))
      .thenRejected('generation-out-of-turn');
  });
});

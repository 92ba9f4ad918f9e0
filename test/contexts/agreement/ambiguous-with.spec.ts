import { ambiguousWith } from '../../../contexts/agreement/ambiguous-with.ts';

it('names the frameworks whose streams could be mistaken for the new one', () => {
  expect(ambiguousWith('CSH', ['CSH-2025', 'CSHX', 'LIVE-IN', 'CSH'])).toEqual(['CSH-2025']);
  expect(ambiguousWith('CSH-2025-N', ['CSH-2025', 'CSH-2025-S', 'CSH'])).toEqual(['CSH-2025', 'CSH']);
  expect(ambiguousWith('CSH-2025', ['CSH-2026', 'CSH_2025', 'csh'])).toEqual([]);
});

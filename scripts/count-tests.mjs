// Prints "N passed, N failed" from jest's JSON result; exits 1 unless something passed and nothing failed.
// A file that could not even start counts as one failure, and so does a result that is not there.
//
//     node scripts/count-tests.mjs FILE
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 1;
try {
  const result = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  passed = result.numPassedTests;
  failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
} catch {
  console.error('There is no result of the tests: something before them failed, or they were stopped.');
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

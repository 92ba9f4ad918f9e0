import { policyOn, type AdoptedPolicy } from '../../contexts/agreement/index.ts';
import type { Examined } from './examine.ts';
import { fate } from './fates.ts';
import { otherPolicy } from './framework-check.ts';
import type { FrameworkFile } from './framework-file.ts';
import type { Setting } from './kind.ts';

/** What the rows of a batch do not say themselves: as the record will be once framework.json is on it. */
export function settingOf({ on, known, framework }: Examined, file: FrameworkFile | undefined): Setting {
  const read = framework === fate.conflict ? undefined : file;
  const terms = read?.facts ?? on.row;
  const startsOn = terms?.startsOn ?? '';
  const adopted: AdoptedPolicy[] = [...(on.row?.policies ?? [])];
  if (read?.policy && (!on.row || otherPolicy(read.policy, on.row)))
    adopted.push({ version: adopted.length + 1, effectiveFrom: startsOn, policy: read.policy });
  return {
    ...{ framework: on.framework, startsOn, regime: terms?.regime ?? 'PA2023' },
    policyOn: (date) => policyOn(adopted, date),
    ...{ referralOf: known.referralOf, methodOf: known.methodOf },
  };
}

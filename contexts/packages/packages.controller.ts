import { commandController } from '#event-sourcing';
import { AssignDelivery } from './assign-delivery.ts';
import { EndPackage } from './end-package.ts';
import { FailStart } from './fail-start.ts';
import { HandBackPackage } from './hand-back-package.ts';
import { ResumePackage } from './resume-package.ts';
import { StartPackage } from './start-package.ts';
import { SuspendPackage } from './suspend-package.ts';
import { VaryPackage } from './vary-package.ts';

export const PackagesController = commandController('packages', 'api/v1/packages/:package', {
  start: StartPackage,
  'failed-start': FailStart,
  variation: VaryPackage,
  delivery: AssignDelivery,
  suspension: SuspendPackage,
  resumption: ResumePackage,
  'hand-back': HandBackPackage,
  end: EndPackage,
});

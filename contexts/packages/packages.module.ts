import { Module } from '@nestjs/common';
import { AssignDeliveryHandler } from './assign-delivery.ts';
import { EndPackageHandler } from './end-package.ts';
import { FailStartHandler } from './fail-start.ts';
import { HandBackPackageHandler } from './hand-back-package.ts';
import { PackagesController } from './packages.controller.ts';
import { PlacePackageHandler } from './place-package.ts';
import { ResumePackageHandler } from './resume-package.ts';
import { StartPackageHandler } from './start-package.ts';
import { SuspendPackageHandler } from './suspend-package.ts';
import { VaryPackageHandler } from './vary-package.ts';

@Module({
  controllers: [PackagesController],
  providers: [
    PlacePackageHandler,
    StartPackageHandler,
    FailStartHandler,
    VaryPackageHandler,
    AssignDeliveryHandler,
    SuspendPackageHandler,
    ResumePackageHandler,
    HandBackPackageHandler,
    EndPackageHandler,
  ],
})
export class PackagesModule {}

import { Module } from '@nestjs/common';
import { Asking } from '../../identity/asking.ts';
import { Emergency } from '../../identity/emergency.ts';
import { Enrolment } from '../../identity/enrolment.ts';
import { FirstStart } from '../../identity/first-start.ts';
import { Invitations } from '../../identity/invitations.ts';
import { OidcSignIn } from '../../identity/oidc-sign-in.ts';
import { Resets } from '../../identity/resets.ts';
import { SecondFactors } from '../../identity/second-factors.ts';
import { SignIn } from '../../identity/sign-in.ts';
import { EnrolAuthenticatorController } from '../enrol/authenticator.controller.ts';
import { BeginController } from '../enrol/begin.controller.ts';
import { EnrolPasswordController } from '../enrol/password.controller.ts';
import { EnrolRecoveryCodesController } from '../enrol/recovery-codes.controller.ts';
import { OidcController } from './oidc.controller.ts';
import { ResetController } from './reset.controller.ts';
import { SecondFactorController } from './second-factor.controller.ts';
import { SignInController } from './sign-in.controller.ts';
import { SignOutController } from './sign-out.controller.ts';

/** The ways in and out, for people with a password here. */
@Module({
  controllers: [
    SignInController,
    OidcController,
    SecondFactorController,
    SignOutController,
    ResetController,
    BeginController,
    EnrolPasswordController,
    EnrolAuthenticatorController,
    EnrolRecoveryCodesController,
  ],
  providers: [
    Asking,
    Emergency,
    OidcSignIn,
    SecondFactors,
    SignIn,
    Invitations,
    Resets,
    FirstStart,
    Enrolment,
  ],
  exports: [FirstStart, Invitations, Resets],
})
export class SignInModule {}

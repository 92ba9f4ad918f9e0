import { Module } from '@nestjs/common';
import { Asking } from '../../identity/asking.ts';
import { OwnAccount } from '../../identity/own-account.ts';
import { OwnFactors } from '../../identity/own-factors.ts';
import { AccountController } from './account.controller.ts';
import { AuthenticatorController } from './authenticator.controller.ts';
import { ConfirmController } from './confirm.controller.ts';
import { OwnTokensController } from './own-tokens.controller.ts';
import { PasskeysController } from './passkeys.controller.ts';
import { PasswordController } from './password.controller.ts';
import { RecoveryCodesController } from './recovery-codes.controller.ts';

/** What people see of their own account, whatever their roles. */
@Module({
  controllers: [
    AccountController,
    ConfirmController,
    PasswordController,
    AuthenticatorController,
    PasskeysController,
    RecoveryCodesController,
    OwnTokensController,
  ],
  providers: [Asking, OwnAccount, OwnFactors],
})
export class AccountModule {}

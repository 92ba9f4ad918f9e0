import { Module } from '@nestjs/common';
import { AddSecondFactorHandler } from './add-second-factor.ts';
import { CloseAccountHandler } from './close-account.ts';
import { CountRefusalsHandler } from './count-refusals.ts';
import { EndSessionHandler } from './end-session.ts';
import { GrantRolesHandler } from './grant-roles.ts';
import { IssueLinkHandler } from './issue-link.ts';
import { IssueTokenHandler } from './issue-token.ts';
import { OpenAccountHandler } from './open-account.ts';
import { RecordPasswordHandler } from './record-password.ts';
import { RecordRecoveryCodesHandler } from './record-recovery-codes.ts';
import { RecordSignInHandler } from './record-sign-in.ts';
import { RemoveSecondFactorHandler } from './remove-second-factor.ts';
import { ReopenAccountHandler } from './reopen-account.ts';
import { RevokeSessionsHandler } from './revoke-sessions.ts';
import { RevokeTokenHandler } from './revoke-token.ts';

@Module({
  providers: [
    AddSecondFactorHandler,
    CloseAccountHandler,
    CountRefusalsHandler,
    EndSessionHandler,
    GrantRolesHandler,
    IssueLinkHandler,
    IssueTokenHandler,
    OpenAccountHandler,
    RecordPasswordHandler,
    RecordRecoveryCodesHandler,
    RecordSignInHandler,
    RemoveSecondFactorHandler,
    ReopenAccountHandler,
    RevokeSessionsHandler,
    RevokeTokenHandler,
  ],
})
export class AccountsModule {}

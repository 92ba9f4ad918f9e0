import { Module } from '@nestjs/common';
import { Administration } from '../../identity/administration.ts';
import { Asking } from '../../identity/asking.ts';
import { SignInModule } from '../sign-in/sign-in.module.ts';
import { FindProviderNamesHandler } from './find-provider-names.ts';
import { TokensController } from './tokens.controller.ts';
import { UserController } from './user.controller.ts';
import { UsersController } from './users.controller.ts';

/** What administrators do about accounts and tokens, and auditors look at. */
@Module({
  imports: [SignInModule],
  controllers: [UsersController, UserController, TokensController],
  providers: [Administration, Asking, FindProviderNamesHandler],
})
export class AdministrationModule {}

import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../platform/authentication.js';
import { AccountLog } from './account-log.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { AuthDatabase } from './auth-database.js';
import { LinkRights } from './link-rights.js';
import { LinkUse } from './link-use.js';
import { LinksRepository } from './links.repository.js';
import { LinksService } from './links.service.js';
import { NewPeople } from './new-people.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { Throttle } from './throttle.js';

@Global()
@Module({
  controllers: [AccountsController],
  providers: [
    AuthDatabase,
    AccountsRepository,
    AccountLog,
    NewPeople,
    LinkRights,
    SessionsRepository,
    LinksRepository,
    Throttle,
    AccountsService,
    LinksService,
    LinkUse,
    SessionsService,
    { provide: Authenticator, useExisting: SessionsService },
  ],
  exports: [Authenticator, AccountLog, LinksService, AuthDatabase],
})
export class AccountsModule {}

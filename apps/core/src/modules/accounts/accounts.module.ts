import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../platform/authentication.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { AuthDatabase } from './auth-database.js';
import { LinksRepository } from './links.repository.js';
import { LinksService } from './links.service.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { Throttle } from './throttle.js';

@Global()
@Module({
  controllers: [AccountsController],
  providers: [
    AuthDatabase,
    AccountsRepository,
    SessionsRepository,
    LinksRepository,
    Throttle,
    AccountsService,
    LinksService,
    SessionsService,
    { provide: Authenticator, useExisting: SessionsService },
  ],
  exports: [Authenticator, LinksService, AuthDatabase],
})
export class AccountsModule {}

export { AccountLog } from './account-log.js';
export { AccountsModule } from './accounts.module.js';
export { AuthDatabase } from './auth-database.js';
export { LinksService } from './links.service.js';
export { makeRecoveryLink } from './operator-links.js';
export { hashPassword } from './passwords.js';

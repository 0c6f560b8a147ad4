export { AuditTable } from './AuditTable.js';
export { OneTimeLink } from './OneTimeLink.js';

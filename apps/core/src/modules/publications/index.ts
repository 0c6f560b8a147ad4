export { PublicationsModule } from './publications.module.js';
export { PublicationsService } from './publications.service.js';
export { inputSha256 } from './worked-with.js';

export { OneTimeLink } from './OneTimeLink.js';

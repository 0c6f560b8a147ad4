export { LicenceWords } from './LicenceWords.js';
export { columnKindWords } from './datasets.words.js';

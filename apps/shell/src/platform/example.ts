export { exampleWords, isOfThePaper } from '@fairshift/contracts';

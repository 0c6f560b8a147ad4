/** "Can this chart see your aim?": what a planned chart would show of a change, by simulation. */
export type { Alternative } from './alternatives.js';
export { type AimAnswer, canSeeAim, USUAL_TRIALS } from './can-see.js';
export { DetectabilityError, MOST_COUNTED } from './check-question.js';
export { type AimQuestion, PLANNED_CHARTS, type PlannedChartId, type Trials } from './plan.js';
export { type Prospect, SOUND, type Wait } from './prospect.js';

import type { Project } from '@fairshift/contracts';
import { OutcomeCard, VerdictCard } from '@fairshift/ui';
import { gapOf, useGlance, verdictCardOf } from '../charts/index.js';
import { outcomeOf } from './outcome.js';

/** What the project's first chart says of its outcome: from, to, aim, care; or the verdict on its gap. */
export function ProjectOutcome({ project }: { project: Project }) {
  const { input, result } = useGlance(project.charts[0]);
  if (!input || !result) return null;
  const gap = gapOf(result.analysis);
  const verdict = gap && verdictCardOf(gap);
  if (verdict) return <VerdictCard {...verdict} />;
  const outcome = outcomeOf(result.analysis, input.measure, project.aim);
  return outcome ? <OutcomeCard {...outcome} /> : null;
}

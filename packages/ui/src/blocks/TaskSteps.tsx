import { StatusWord, type TaskStatus } from '../controls/Tag.js';
import { AppLink } from '../page/link.js';

export interface Task {
  readonly name: string;
  readonly href?: string | undefined;
  /** What was found, never typed: "3 fortnights. 13 or more is better". */
  readonly evidence?: string | undefined;
  readonly status: TaskStatus;
}

export interface TaskStep {
  readonly title: string;
  readonly tasks: readonly Task[];
}

/** The five steps, each with its tasks, the evidence found and a word for how far it is. */
export function TaskSteps({ steps }: { steps: readonly TaskStep[] }) {
  return (
    <ol className="fs-steps">
      {steps.map((step, i) => (
        <li key={step.title} className="fs-step">
          <div className="fs-step__head">
            <h3>
              {i + 1} {step.title}
            </h3>
            <span className="fs-step__count">
              {step.tasks.filter((task) => task.status === 'completed').length} of {step.tasks.length}
            </span>
          </div>
          <ul className="fs-tasks">
            {step.tasks.map((task) => (
              <TaskRow key={task.name} task={task} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function TaskRow({ task }: { task: Task }) {
  return (
    <li className="fs-task">
      {task.href === undefined ? (
        <span className="fs-task__name">{task.name}</span>
      ) : (
        <AppLink className="fs-task__name" href={task.href}>
          {task.name}
        </AppLink>
      )}
      {task.evidence === undefined ? null : <span className="fs-task__evidence">{task.evidence}</span>}
      <span className="fs-task__status">
        <StatusWord status={task.status} />
      </span>
    </li>
  );
}

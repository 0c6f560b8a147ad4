import {
  Card,
  ChartToCome,
  EmptyState,
  Figures,
  LinkButton,
  NeedList,
  NeedRow,
  PeriodStrip,
  Table,
  TaskSteps,
  Tool,
  ToolLink,
} from '../index.js';
import { Forms } from './Forms.js';

/** The main column: what a page asks and tells. */
export function Work() {
  return (
    <div className="fs-c8 fs-stack">
      <Card size="large">
        <h2 className="fs-vh">What needs you</h2>
        <NeedList>
          <NeedRow
            icon="look"
            title="Look at 2 new dots"
            why="Placed since yesterday’s huddle."
            minutes="About 2 minutes"
            action={<ToolLink href="/dots">Look at the dots</ToolLink>}
          />
          <NeedRow
            icon="record"
            title="Say what happened"
            why="It was due 5 days ago."
            action={<Tool>Record</Tool>}
          />
        </NeedList>
      </Card>
      <Card title="The work" size="large">
        <TaskSteps
          steps={[
            {
              title: 'Identify the gap',
              tasks: [
                {
                  name: 'Baseline',
                  href: '/b',
                  evidence: '3 fortnights. 13 or more is better',
                  status: 'completed',
                },
                { name: 'Measurement plan', href: '/m', status: 'in-progress' },
                { name: 'Share the story', evidence: 'Needs the plan first', status: 'cannot-start' },
              ],
            },
          ]}
        />
      </Card>
      <Card title="What it holds" size="large">
        <Figures
          items={[
            { label: 'Periods', figure: '8', more: 'April 2021 to March 2023' },
            { label: 'Places', figure: '1' },
          ]}
        />
        <PeriodStrip
          label="Quarters"
          periods={[
            { label: 'Apr to Jun 2021', state: 'here', figure: '2,660' },
            { label: 'Jul to Sep 2021', state: 'missing' },
            { label: 'Oct to Dec 2021', state: 'suppressed' },
            { label: 'Jan to Mar 2022', state: 'part', figure: '2,675' },
          ]}
        />
      </Card>
      <Card title="Problems">
        <Table
          caption="Problems by row"
          captionHidden
          columns={[
            { id: 'where', heading: 'Where', cell: (row: { where: string; why: string }) => row.where },
            { id: 'why', heading: 'Why it cannot be used', cell: (row) => row.why },
          ]}
          rows={[{ where: 'Row 41', why: 'It has a letter in it.' }]}
          rowKey={(row) => row.where}
          empty={<p>No problems were found.</p>}
        />
      </Card>
      <EmptyState
        title="Your chart starts with 1 number"
        picture={<ChartToCome />}
        action={<LinkButton href="/add">Add the first number</LinkButton>}
      >
        <p>It will look like this. After about 13 points it can tell a signal from noise.</p>
      </EmptyState>
      <Forms />
    </div>
  );
}

import {
  Actions,
  Breadcrumb,
  Button,
  Card,
  ChartToCome,
  Checkboxes,
  Details,
  dotScale,
  EmptyState,
  ErrorSummary,
  Facts,
  Figures,
  FileInput,
  Footer,
  GapList,
  GapRow,
  Header,
  InsetText,
  LinkButton,
  LocalNav,
  MultipleKey,
  Multiples,
  NeedList,
  NeedRow,
  Notice,
  OutcomeCard,
  PageFrame,
  PageHead,
  PeriodStrip,
  ProgressBar,
  Provenance,
  Radios,
  Select,
  SmallMultiple,
  Steps,
  SummaryList,
  Table,
  Tag,
  TaskSteps,
  Textarea,
  TextInput,
  Timeline,
  Tool,
  ToolLink,
  VerdictCard,
  Warning,
} from '../index.js';

const percent = (value: number): string => `${Math.round(value)}%`;
const nothing = (): void => undefined;
const scale = dotScale([33, 59, 75, 57], [0, 100]);
const choices = [
  { value: 'overall', label: 'Overall' },
  { value: 'largest', label: 'Largest group', hint: 'The group with most people' },
];

function Forms() {
  return (
    <Card title="Forms" size="large">
      <ErrorSummary errors={[{ field: 'unit', message: 'Enter a unit, for example people' }]} />
      <TextInput
        id="unit"
        name="unit"
        label="Unit"
        value=""
        error="Enter a unit, for example people"
        onChange={nothing}
      />
      <Textarea name="why" label="Reason" hint="Why the phase starts here." value="" onChange={nothing} />
      <Select
        name="reference"
        label="Compare each group with"
        value="overall"
        options={choices}
        onChange={nothing}
      />
      <Radios
        name="polarity"
        label="Which way is better?"
        value="overall"
        options={choices}
        onChange={nothing}
      />
      <Checkboxes name="groups" label="Groups" values={['overall']} options={choices} onChange={nothing} />
      <FileInput
        name="file"
        label="Choose a file"
        accept={['.csv']}
        limits="Up to 200 MB. No names."
        onChoose={nothing}
      />
      <Button type="submit">Save</Button>
    </Card>
  );
}

function Gaps() {
  return (
    <>
      <MultipleKey furthest="Group furthest below overall" reference="Overall, 69%" />
      <Multiples>
        <SmallMultiple
          title="Learning disability"
          finding={
            <>
              People with a learning disability: <strong>24 percentage points below</strong> overall.
            </>
          }
          groups={[
            {
              id: 'yes',
              label: 'Has a learning disability',
              value: 45,
              interval: [33, 59],
              counts: '24 of 53 people',
            },
            {
              id: 'no',
              label: 'No learning disability',
              value: 69,
              interval: [68, 71],
              counts: '1,821 of 2,623 people',
            },
          ]}
          furthestId="yes"
          reference={{ label: 'overall', value: 69 }}
          scale={scale}
          format={percent}
          unknown={{ unknown: 25, total: 2701 }}
        />
        <SmallMultiple
          title="Main language"
          finding="Too much is not known to name a group."
          groups={[
            { id: 'en', label: 'English', value: 71, interval: [69, 73] },
            { id: 'bn', label: 'Bengali or Sylheti', value: 58, interval: [49, 66] },
            { id: 'pl', label: 'Polish', held: 'no-data' },
            { id: 'ur', label: 'Any other language, which can be a rather long name', held: 'small' },
          ]}
          reference={{ label: 'overall', value: 69 }}
          scale={scale}
          format={percent}
          unknown={{ unknown: 1624, total: 2701 }}
        />
        <VerdictCard
          verdict="narrowed"
          why="Narrowed because the focus group rose faster. Both groups improved."
          lines={{ focus: [54, 68], other: [62, 71] }}
          rows={[
            { label: 'Aged 50 to 64', before: '62%', now: '71%', change: 'up 9' },
            { label: 'Aged 25 to 49', before: '54%', now: '68%', change: 'up 14' },
            { label: 'Gap in percentage points', before: '8', now: '3', change: 'down 5', strong: true },
          ]}
          when="Then is April to June 2021. Now is January to March 2023."
          sure="Not fully. The gap now could be from 1 point the other way to 7 points."
        />
        <OutcomeCard
          from="2"
          to="0.3"
          what="racist incidents a fortnight."
          change="Down 85%."
          signal="improvement"
          signalWhy="10 fortnights in a row are below the first average."
          aim={{ state: 'met', words: 'The aim was down 75%.' }}
          care="The baseline has 3 fortnights, so limits are trial limits."
          scale={{ start: 2, now: 0.3, aim: 0.5, end: 0, format: String, aimLabel: 'Aim 0.5 or fewer' }}
        />
      </Multiples>
      <Card title="Gaps we are trying to close">
        <GapList>
          <GapRow
            title="Cervical screening by age"
            detail="Bedford practice, to March 2023"
            gap={{
              verdict: 'widened',
              concern: true,
              lines: { focus: [54, 55], other: [60, 68] },
              words: 'The other group rose faster.',
            }}
          />
          <GapRow
            title="Referrals"
            detail="A charity"
            gap={{ heldBack: 'Held back: the numbers are small.' }}
          />
        </GapList>
      </Card>
    </>
  );
}

function Blocks() {
  return (
    <div className="fs-grid fs-section">
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
      <aside className="fs-c4 fs-stack" aria-label="About this page">
        <Notice kind="done" title="The import is done" />
        <Notice kind="concern" title="These figures are from 2 March" />
        <Provenance
          file="cervical-by-quarter-8.csv, 31 kB"
          sha256="9b41c07e52af9b41c07e52af9b41c07e52af9b41c07e52afd20c17d20c17d20c"
          licence="For use in this system only"
        />
        <Card title="History">
          <Timeline
            entries={[
              { id: '8', when: '4 April 2023', kind: 'signal', children: 'Edition 8 is in use.' },
              { id: '7', when: '5 January 2023', children: 'Edition 7.' },
            ]}
          />
        </Card>
        <Card title="Import">
          <Steps steps={['Upload', 'Check what we understood', 'Import']} current={1} />
          <ProgressBar title="Storing rows" words="286 of 440 rows" done={286} total={440} />
          <ProgressBar title="Reading the file" words="12,000 rows so far" />
        </Card>
        <Card title="Answers">
          <SummaryList rows={[{ key: 'Unit', value: 'people', action: <a href="#unit">Change unit</a> }]} />
          <Facts small rows={[{ key: 'Source', value: 'Referral records' }]} />
          <Tag>Example</Tag>
        </Card>
        <InsetText>
          <p>Groups of 1 to 7 people are shown to your team only.</p>
        </InsetText>
        <Warning title="This cannot be undone">
          <p>Other organisations will see this chart.</p>
        </Warning>
        <Details summary="Why we ask">It helps to compare like with like.</Details>
        <Actions>
          <Tool pressed>Process limits</Tool>
          <Tool disabled>Patterns</Tool>
        </Actions>
      </aside>
    </div>
  );
}

/** Every component on one page: for tests and for looking at. */
export function Everything() {
  const sections = ['Home', 'Projects', 'Learn', 'Data', 'Events'].map((label) => ({
    label,
    href: `/${label.toLowerCase()}`,
    current: label === 'Projects',
  }));
  return (
    <PageFrame
      header={
        <Header
          homeHref="/"
          organisation="Bedford practice"
          team="Cervical screening team"
          sections={sections}
          help={{ label: 'Help', href: '/help' }}
          account={{
            label: 'Practice lead',
            who: 'Asha Patel',
            links: [{ label: 'Your account', href: '/account' }],
            onSignOut: nothing,
          }}
        />
      }
      footer={
        <Footer links={[{ label: 'Accessibility', href: '/accessibility' }]}>Examples are made up.</Footer>
      }
    >
      <Breadcrumb crumbs={[{ label: 'Projects', href: '/projects' }, { label: 'Explore the gap' }]} />
      <PageHead
        eyebrow="Step 1 · explore the gap"
        example
        title="People with a learning disability are furthest from the overall figure"
        lede="45% are up to date with cervical screening. For everyone in the practice it is 69%."
        action={<LinkButton href="/record">Record what this tells you</LinkButton>}
        actionNote="Takes about 3 minutes"
      />
      <LocalNav
        label="Project"
        items={[
          { label: 'Overview', href: '/o', current: true },
          { label: 'The gap', href: '/g' },
        ]}
      />
      <h2>2 ways to split the same 2,701 people</h2>
      <Gaps />
      <Blocks />
    </PageFrame>
  );
}

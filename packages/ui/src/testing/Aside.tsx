import {
  Actions,
  Card,
  Details,
  Facts,
  InsetText,
  Notice,
  ProgressBar,
  Provenance,
  Steps,
  SummaryList,
  Tag,
  Timeline,
  Tool,
  Warning,
} from '../index.js';

/** The narrow column: notices, facts and small tools. */
export function Aside() {
  return (
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
  );
}

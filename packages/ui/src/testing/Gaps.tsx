import {
  Card,
  dotScale,
  GapList,
  GapRow,
  MultipleKey,
  Multiples,
  OutcomeCard,
  SmallMultiple,
  VerdictCard,
} from '../index.js';

const percent = (value: number): string => `${Math.round(value)}%`;
const scale = dotScale([33, 59, 75, 57], [0, 100]);

/** What shows a gap: small charts, verdict, outcome and rows. */
export function Gaps() {
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

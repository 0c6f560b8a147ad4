import type { AimAlternative, AimAnswerJson } from '@fairshift/contracts';
import { Card, Table } from '@fairshift/ui';
import { useEffect, useRef } from 'react';
import { Cautions } from '../../platform/cautions.js';
import { periodNoun, sentenceStart, shareWords } from '../../platform/format.js';
import {
  falseAlarmSentences,
  goodWays,
  headSentence,
  howThisWords,
  howWords,
  inTimeSentence,
  largerAimWords,
  rulesSentences,
  takenSentences,
  waitWords,
  wayWords,
  type AimTold,
} from './aim-sentences.js';
import { aimAnswerWords, aimTableWords as words } from './aim.words.js';

/** The answer in sentences, then the ways to look side by side. It takes the focus when it comes. */
export function AimAnswer(told: AimTold) {
  const { answer } = told;
  const within = useRef<HTMLElement>(null);
  useEffect(() => {
    const heading = within.current?.querySelector('h2');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, []);
  return (
    <section ref={within} className="sh-stack" aria-label={aimAnswerWords.label}>
      <Card title={headSentence(told)} size="large" mark="key">
        <p>{inTimeSentence(told)}</p>
        <OtherWays {...told} />
        <p>{falseAlarmSentences(told).join(' ')}</p>
        <p>{[...rulesSentences(answer), ...takenSentences(answer)].join(' ')}</p>
      </Card>
      <Cautions sentences={answer.cautions} />
      <Ways answer={answer} />
    </section>
  );
}

function OtherWays(told: AimTold) {
  const { answer } = told;
  if (answer.shows) return null;
  const { horizon, period } = answer.asked;
  const within = `${horizon} ${periodNoun(period)}${horizon === 1 ? '' : 's'}`;
  const larger = largerAimWords(told);
  const ways = [...goodWays(answer).map((way) => wayWords(way, answer)), ...(larger ? [larger] : [])];
  if (ways.length === 0) return <p>{aimAnswerWords.noWay(within)}</p>;
  return (
    <>
      <p>{aimAnswerWords.youCould(within)}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </>
  );
}

/** A row of the table: the planned chart, or another way. */
interface Way extends Pick<AimAnswerJson, 'seen' | 'falseAlarm' | 'isSound'> {
  readonly id: string;
  readonly name: string;
  readonly how: string;
}

function waysOf(answer: AimAnswerJson): Way[] {
  const { seen, falseAlarm, isSound } = answer;
  const other = (way: AimAlternative): Way => ({
    id: way.kind,
    name: sentenceStart(wayWords(way, answer)),
    how: howWords(way, answer),
    seen: way.seen,
    falseAlarm: way.falseAlarm,
    isSound: way.isSound,
  });
  const own = { id: 'this', name: words.thisChart, how: howThisWords(answer), seen, falseAlarm, isSound };
  return [own, ...answer.alternatives.map(other)];
}

function Ways({ answer }: { answer: AimAnswerJson }) {
  const { horizon, period } = answer.asked;
  return (
    <Card size="large">
      <Table
        caption={words.caption}
        rows={waysOf(answer)}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          { id: 'way', heading: words.way, cell: ({ name }) => name },
          { id: 'seen', heading: words.seen, cell: ({ seen }) => waitWords(seen.median, answer) },
          { id: 'late', heading: words.late, cell: ({ seen }) => waitWords(seen.ninetieth, answer) },
          {
            id: 'alarm',
            heading: words.alarm(`${horizon} ${periodNoun(period)}${horizon === 1 ? '' : 's'}`),
            cell: ({ falseAlarm, isSound }) =>
              aimAnswerWords.ofTries(shareWords(falseAlarm.withinHorizon), isSound),
          },
          { id: 'how', heading: words.how, cell: ({ how }) => how },
        ]}
      />
    </Card>
  );
}

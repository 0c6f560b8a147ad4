import { routes, type ChartInputJson, type Measure, type Selection } from '@fairshift/contracts';
import { AppLink, Button, Card, Notice } from '@fairshift/ui';
import { useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type NotSimulated, notSimulated } from '../../platform/charts.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead, useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { AIM_FIELDS, aimBody, checkAim, startValues } from './aim-form.js';
import { AimAnswer } from './AimAnswer.js';
import { AimForm } from './AimForm.js';
import { aimRefusedWords, aimWords as words } from './aim.words.js';

const HERE = '/signed-in/o/$slug/measures/$measureId/aim';

/** "Can this chart see your aim?" of a measure as a whole, or of a chart of it with its groups. */
export function AimPage() {
  const { measureId } = useParams({ from: HERE });
  const { chart } = useSearch({ from: HERE });
  const { id: organisationId } = useOrganisation();
  const measure = useRead(routes.getMeasure, { params: { organisationId, measureId } });
  return (
    <Load query={measure} what="the measure">
      {(found) => (chart ? <OfChart measure={found} chartId={chart} /> : <OfMeasure measure={found} />)}
    </Load>
  );
}

function OfMeasure({ measure }: { measure: Measure }) {
  const { id: organisationId } = useOrganisation();
  const input = useRead(routes.readSeries, { params: { organisationId, measureId: measure.id }, body: {} });
  return (
    <Load query={input} what="the figures">
      {(found) => <OfFigures measure={measure} input={found} selection={{}} title={measure.title} />}
    </Load>
  );
}

function OfChart({ measure, chartId }: { measure: Measure; chartId: string }) {
  const { id: organisationId } = useOrganisation();
  const found = useRead(routes.getChart, { params: { organisationId, chartId } });
  return (
    <Load query={found} what="the chart">
      {({ chart, input }) => (
        <OfFigures measure={measure} input={input} selection={chart.selection} title={chart.title} />
      )}
    </Load>
  );
}

interface AskingProps {
  readonly measure: Measure;
  readonly input: ChartInputJson;
  readonly selection: Selection;
  readonly title: string;
}

/** Asks, and may be stopped: what comes after that is not shown. */
function useAsking({ measure, input, selection }: AskingProps) {
  const { id: organisationId } = useOrganisation();
  const form = useForm(startValues(input));
  const ask = useSend(routes.askDetectability);
  const going = useRef<AbortController>(undefined);
  const [stopped, setStopped] = useState(false);
  useEffect(() => () => going.current?.abort(), []);
  const submit = () => {
    const faults = checkAim(form.values);
    form.setFaults(faults);
    setStopped(false);
    if (Object.keys(faults).length > 0) return;
    const controller = new AbortController();
    going.current = controller;
    ask.mutate(
      {
        params: { organisationId, measureId: measure.id },
        body: aimBody(form.values, selection),
        signal: controller.signal,
      },
      {
        onError: (error) => {
          if (controller.signal.aborted) return;
          const { change, ...others } = faultsOf(error, [...AIM_FIELDS, 'change']);
          form.setFaults({ ...(change === undefined ? {} : { amount: change }), ...others });
        },
      },
    );
  };
  const stop = () => {
    going.current?.abort();
    setStopped(true);
  };
  return { form, submit, stop, stopped, busy: ask.isPending, answer: ask.data };
}

/** Nobody fills in a form that can have no answer. */
function OfFigures(props: AskingProps) {
  const { measure, series, context } = props.input;
  const chart = notSimulated(measure.form, context, series);
  return chart === undefined ? <Asking {...props} /> : <CannotTry {...props} chart={chart} />;
}

function Frame({
  measure,
  title,
  lede,
  children,
}: Pick<AskingProps, 'measure' | 'title'> & { readonly lede?: string; readonly children: ReactNode }) {
  const { slug } = useOrganisation();
  return (
    <Page
      title={words.title}
      windowTitle={`${words.title} ${title}`}
      example={measure.example}
      eyebrow={title}
      {...(lede === undefined ? {} : { lede })}
      crumbs={[
        { label: words.measures, href: paths.measures(slug) },
        { label: measure.title, href: paths.measure(slug, measure.id) },
        { label: words.title },
      ]}
    >
      {children}
    </Page>
  );
}

function CannotTry({ measure, title, chart }: AskingProps & { readonly chart: NotSimulated }) {
  const { slug } = useOrganisation();
  return (
    <Frame measure={measure} title={title}>
      <Notice title={aimRefusedWords.title}>
        <p>{aimRefusedWords.drawn[chart]}</p>
        <p>{aimRefusedWords.way[chart]}</p>
        <p>
          <AppLink href={paths.measure(slug, measure.id)}>{aimRefusedWords.back}</AppLink>
        </p>
      </Notice>
    </Frame>
  );
}

function Asking(props: AskingProps) {
  const { measure, input, title } = props;
  const { form, submit, stop, stopped, busy, answer } = useAsking(props);
  return (
    <Frame measure={measure} title={title} lede={words.lede}>
      <div className="fs-grid">
        <div className="fs-c8 sh-stack">
          <Card size="large">
            <AimForm form={form} input={input} busy={busy} onSubmit={submit} />
            <div aria-live="polite">
              {busy ? <Working onStop={stop} /> : null}
              {stopped ? <p>{words.cancelled}</p> : null}
            </div>
          </Card>
          {answer && !busy ? (
            <AimAnswer answer={answer} measure={input.measure} outOf={measure.definition.denominator} />
          ) : null}
        </div>
        <div className="fs-c4 sh-stack">
          <Card title={words.whyTitle}>
            <p>{words.why}</p>
          </Card>
          <Card title={words.howTitle}>
            <p>{words.how}</p>
          </Card>
        </div>
      </div>
    </Frame>
  );
}

function Working({ onStop }: { onStop: () => void }) {
  return (
    <Notice title={words.working}>
      <p>{words.workingMore}</p>
      <Button look="secondary" onClick={onStop}>
        {words.cancel}
      </Button>
    </Notice>
  );
}

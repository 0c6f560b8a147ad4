import {
  chartCsv,
  copyAllowed,
  csvWords,
  hasChartData,
  saveFile,
  type ChartResult,
} from '@fairshift/chart-host';
import type { ChartInputJson, RouteSpec } from '@fairshift/contracts';
import { Card, SaveList, type SaveItem } from '@fairshift/ui';
import { isOverTime, type ChartType } from '../../platform/charts.js';
import { exampleWords } from '../../platform/example.js';
import { saveWords as words } from './charts.words.js';
import { useSaving } from './use-saving.js';

/** Routes of one chart that give files; all take the same params. */
export interface FileRoutes {
  readonly png: RouteSpec;
  readonly svg: RouteSpec;
  readonly pdf: RouteSpec;
  readonly csv: RouteSpec;
  readonly xlsx: RouteSpec;
  readonly checkInR: RouteSpec;
}

export interface SaveChartProps {
  readonly files: FileRoutes;
  readonly params: Readonly<Record<string, string>>;
  /** Names the files. */
  readonly title: string;
  readonly chartType: ChartType;
  readonly input: ChartInputJson;
  readonly example: boolean;
  readonly result: ChartResult | undefined;
}

interface Offer {
  readonly id: keyof FileRoutes;
  readonly ending: string;
  /** Why it cannot be had; undefined when it can. */
  readonly without?: string | undefined;
}

const PICTURES: readonly Offer[] = [
  { id: 'png', ending: '.png' },
  { id: 'svg', ending: '.svg' },
  { id: 'pdf', ending: '.pdf' },
];

/** What the licence and the figures let through. */
function offersOf({ chartType, input }: SaveChartProps): readonly Offer[] {
  const locked = copyAllowed(input.sources) ? undefined : words.notAllowed;
  const noTable = locked ?? (hasChartData(input) ? undefined : words.noLayout);
  const noCheck = locked ?? (isOverTime(chartType) ? undefined : words.noCheck);
  return [
    ...PICTURES,
    { id: 'csv', ending: '-numbers.csv', without: noTable },
    { id: 'xlsx', ending: '-numbers.xlsx', without: noTable },
    { id: 'checkInR', ending: '-check.R', without: noCheck },
  ];
}

/** Everything that a chart can be saved as: pictures, a page, numbers. Source, licence and rules are inside each. */
export function SaveChart(props: SaveChartProps) {
  const { files, params, title } = props;
  const { state, save } = useSaving();
  const isWorking = state.status === 'working';
  const name = csvWords(title) || 'chart';
  const items = offersOf(props).map(({ id, ending, without }): SaveItem => {
    const { label, words: use } = words.files[id];
    return {
      id,
      label,
      words: without ?? use,
      disabled: isWorking || without !== undefined,
      onSave: () => void save({ route: files[id], params, name: `${name}${ending}` }),
    };
  });
  return (
    <div id="save" tabIndex={-1}>
      <Card title={words.title} size="large">
        <SaveList items={[...items, ...tableItem(props, isWorking)]} />
        <output className="fs-save__state">
          {isWorking ? words.working : state.status === 'done' ? words.done : ''}
        </output>
        {state.status === 'failed' ? <p role="alert">{state.sentence}</p> : null}
      </Card>
    </div>
  );
}

/** The table with averages and limits, which the page has worked out itself. */
function tableItem(
  { result, input, example, title }: SaveChartProps,
  isWorking: boolean,
): readonly SaveItem[] {
  if (!result) return [];
  const isLocked = !copyAllowed(input.sources);
  const { label, words: use } = words.table;
  const csv = () => chartCsv(result, input, example ? exampleWords(input.sources) : undefined);
  return [
    {
      id: 'table',
      label,
      words: isLocked ? words.notAllowed : use,
      disabled: isWorking || isLocked,
      onSave: () => saveFile(`${csvWords(title) || 'chart'}-table.csv`, csv()),
    },
  ];
}

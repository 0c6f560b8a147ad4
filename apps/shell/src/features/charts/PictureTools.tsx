import { csvWords, saveFile } from '@fairshift/chart-host';
import type { RouteSpec } from '@fairshift/contracts';
import { Tool } from '@fairshift/ui';
import { useState } from 'react';
import { fetchFile } from '../../platform/api.js';
import { sentenceOf } from '../../platform/problem.js';
import { pictureWords as words } from './charts.words.js';

type State =
  | { readonly status: 'idle' | 'drawing' | 'done' }
  | { readonly status: 'failed'; readonly sentence: string };

export interface PictureToolsProps {
  /** Routes that draw the picture; both take the same params. */
  readonly png: RouteSpec;
  readonly svg: RouteSpec;
  readonly params: Readonly<Record<string, string>>;
  /** Names the file. */
  readonly title: string;
}

/** The chart as a picture of its own, drawn by the server: its source, licence and rules are inside it. */
export function PictureTools({ png, svg, params, title }: PictureToolsProps) {
  const [state, setState] = useState<State>({ status: 'idle' });
  const download = async (route: RouteSpec, ending: string): Promise<void> => {
    setState({ status: 'drawing' });
    try {
      saveFile(`${csvWords(title) || 'chart'}.${ending}`, await fetchFile(route, params));
      setState({ status: 'done' });
    } catch (error) {
      setState({ status: 'failed', sentence: sentenceOf(error as Error) });
    }
  };
  const drawing = state.status === 'drawing';
  return (
    <>
      <Tool disabled={drawing} onClick={() => void download(png, 'png')}>
        {words.png}
      </Tool>
      <Tool disabled={drawing} onClick={() => void download(svg, 'svg')}>
        {words.svg}
      </Tool>
      <output className="fs-vh">
        {state.status === 'drawing' ? words.drawing : state.status === 'done' ? words.done : ''}
      </output>
      {state.status === 'failed' ? (
        <p className="fs-toolbar__note" role="alert">
          {state.sentence}
        </p>
      ) : null}
    </>
  );
}

import { Actions, Button, Card, ErrorSummary, FileInput, ProgressBar } from '@fairshift/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useGoTo } from '../../platform/link.js';
import { paths } from '../../platform/paths.js';
import { sentenceOf } from '../../platform/problem.js';
import { uploadPlugin } from '../../platform/upload.js';
import { pluginWords as words } from './plugins.words.js';

type State =
  | { readonly step: 'choose'; readonly sentence?: string }
  | { readonly step: 'sending'; readonly fileName: string; readonly share: number };

const LARGEST = 20 * 1024 * 1024;

function refusalOf({ size }: File): string | undefined {
  if (size === 0) return words.emptyFile;
  return size > LARGEST ? words.tooLarge : undefined;
}

/** Sends a plugin's file and goes to the page where it is read about and switched on. */
export function PluginUpload() {
  const [state, setState] = useState<State>({ step: 'choose' });
  const sending = useRef<AbortController>(undefined);
  const client = useQueryClient();
  const goTo = useGoTo();
  useEffect(() => () => sending.current?.abort(), []);
  const send = async (file: File): Promise<void> => {
    const sentence = refusalOf(file);
    if (sentence) return setState({ step: 'choose', sentence });
    const { signal } = (sending.current = new AbortController());
    const onProgress = (share: number) => setState({ step: 'sending', fileName: file.name, share });
    onProgress(0);
    try {
      const { pluginId } = await uploadPlugin(file, { signal, onProgress });
      for (const id of ['listPluginStates', 'getPlugin', 'listPluginEvents']) {
        void client.invalidateQueries({ queryKey: [id] });
      }
      goTo(paths.systemPlugin(pluginId));
    } catch (error) {
      setState({ step: 'choose', ...(signal.aborted ? {} : { sentence: sentenceOf(error) }) });
    }
  };
  return (
    <Card title={words.addTitle} size="large">
      <p>{words.addLede}</p>
      {state.step === 'sending' ? (
        <Sending {...state} onStop={() => sending.current?.abort()} />
      ) : (
        <Chooser sentence={state.sentence} onChoose={(file) => void send(file)} />
      )}
    </Card>
  );
}

interface ChooserProps {
  readonly sentence: string | undefined;
  readonly onChoose: (file: File) => void;
}

function Chooser({ sentence, onChoose }: ChooserProps) {
  return (
    <>
      <ErrorSummary errors={sentence ? [{ field: 'plugin-file', message: sentence }] : []} />
      <FileInput
        id="plugin-file"
        name="plugin-file"
        label={words.choose}
        accept={['.fsplugin']}
        limits={words.limits}
        error={sentence}
        onChoose={onChoose}
      />
    </>
  );
}

function Sending({ fileName, share, onStop }: { fileName: string; share: number; onStop: () => void }) {
  const known = share < 1;
  return (
    <div className="sh-stack">
      <ProgressBar
        title={words.sending}
        words={known ? words.sent(share) : words.checking}
        done={share}
        {...(known ? { total: 1 } : {})}
      />
      <p>{fileName}</p>
      <Actions>
        <Button look="secondary" onClick={onStop}>
          {words.stop}
        </Button>
      </Actions>
    </div>
  );
}

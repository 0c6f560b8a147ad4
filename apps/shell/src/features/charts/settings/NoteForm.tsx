import type { Measure } from '@fairshift/contracts';
import { Radios } from '@fairshift/ui';
import { checkNote, type NoteValues, withNote } from './context-changes.js';
import { SettingForm, TextField } from './SettingForm.js';
import { contextWords as words } from './settings.words.js';
import { useContextForm } from './use-context-form.js';

const EMPTY: NoteValues = { at: '', text: '', kind: 'test' };

/** A change that was tried, or something outside that may have made a difference. */
export function NoteForm({ measure }: { measure: Measure }) {
  const sending = useContextForm<NoteValues>({ measure, empty: EMPTY, check: checkNote, change: withNote });
  const { form } = sending;
  return (
    <SettingForm summary={words.annotate} submit={words.addNote} sending={sending}>
      <TextField id="note" name="at" label={words.date} hint={words.dateHint} form={form} />
      <TextField id="note" name="text" label={words.text} form={form} />
      <Radios
        id="note-kind"
        name="kind"
        label={words.kind}
        options={[
          { value: 'test', label: words.kinds.test },
          { value: 'event', label: words.kinds.event },
        ]}
        value={form.values.kind}
        onChange={(kind) => form.set('kind')(kind as NoteValues['kind'])}
      />
    </SettingForm>
  );
}

import { AppLink, Button } from '@fairshift/ui';
import { Form } from '../../../platform/form-box.js';
import { useForm } from '../../../platform/form.js';
import { Page } from '../../../platform/page.js';
import { isDate } from './context-changes.js';
import { TextField } from './SettingForm.js';
import { contextWords, historyWords as words } from './settings.words.js';

export interface DayFormProps {
  readonly onDay: (day: string) => void;
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** The way to the chart as it was on a day. */
export function DayForm({ onDay }: DayFormProps) {
  const form = useForm({ day: '' });
  const submit = () => {
    const { day } = form.values;
    if (isDate(day) && day <= today()) onDay(day);
    else form.setFaults({ day: words.needDay });
  };
  return (
    <Form faults={form.faults} onSubmit={submit}>
      <TextField
        id="as-of"
        name="day"
        label={words.day}
        hint={contextWords.dateHint}
        form={form}
        width={10}
      />
      <Button type="submit" look="secondary">
        {words.show}
      </Button>
    </Form>
  );
}

/** Says that the chart is of a day in the past, and the way back. */
export function AsOfBanner({ day, href }: { day: string; href: string }) {
  return (
    <>
      <p>
        <strong>{words.banner(day)}</strong> {words.bannerWords}
      </p>
      <p>
        <AppLink href={href}>{words.now}</AppLink>
      </p>
    </>
  );
}

export interface NoSuchDayProps extends DayFormProps {
  /** Why there is no chart of that day, in the server's words. */
  readonly why: string;
  /** The chart as it is now. */
  readonly href: string;
}

/** Where there is no chart of the day that was asked for: why, another day, and the way back. */
export function NoSuchDay({ why, href, onDay }: NoSuchDayProps) {
  return (
    <Page title={words.noSuchDay} lede={why}>
      <div className="sh-stack">
        <DayForm onDay={onDay} />
        <p>
          <AppLink href={href}>{words.now}</AppLink>
        </p>
      </div>
    </Page>
  );
}

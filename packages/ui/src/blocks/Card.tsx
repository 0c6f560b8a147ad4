import { useId, type ReactNode } from 'react';

export interface CardProps {
  readonly title?: ReactNode;
  /** 2 for a main card, 3 beside or inside one. */
  readonly level?: 2 | 3 | undefined;
  readonly size?: 'normal' | 'large' | undefined;
  readonly mark?: 'key' | 'concern' | 'error' | undefined;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

const marks = { key: ' fs-card--key', concern: ' fs-card--concern', error: ' fs-error' };

/** A white box with a hairline. With a title it is a section of that name. */
export function Card({ title, level = 2, size = 'normal', mark, foot, children }: CardProps) {
  const id = useId();
  const className = `fs-card${size === 'large' ? ' fs-card--l' : ''}${mark ? marks[mark] : ''}`;
  const body = (
    <>
      {children}
      {foot !== undefined ? <div className="fs-card__foot">{foot}</div> : null}
    </>
  );
  if (title === undefined) return <div className={className}>{body}</div>;
  const Heading = `h${level}` as const;
  return (
    <section className={className} aria-labelledby={id}>
      <Heading id={id} className={size === 'large' ? 'fs-card__title--l' : 'fs-card__title'}>
        {title}
      </Heading>
      {body}
    </section>
  );
}

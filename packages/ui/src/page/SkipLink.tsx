/** First thing on each page for people who use a keyboard. */
export function SkipLink({ target = 'main' }: { target?: string | undefined }) {
  return (
    <a className="nhsuk-skip-link" href={`#${target}`}>
      Skip to main content
    </a>
  );
}

import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { Button, ErrorSummary, LinkButton, LinkProvider, Table, type LinkProps } from './index.js';
import { Everything } from './testing/Everything.js';

describe('all components on one page', () => {
  afterEach(cleanup);

  it('has nothing for axe to report at WCAG 2.2 AA', async () => {
    document.documentElement.lang = 'en-GB';
    document.title = 'Components';
    const { baseElement } = render(<Everything />);
    const { violations } = await axe.run(baseElement, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Colour needs a real browser; the journeys check it there.
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  });

  it('says the figure, the counts and the interval of each group, and names those without data', () => {
    render(<Everything />);
    const rows = [...document.querySelectorAll('.fs-dot__words')].map((row) => row.textContent);
    expect(rows[0]).toBe('Has a learning disability45%, 24 of 53 people, 95% interval 33% to 59%');
    expect(rows[4]).toBe('PolishNo data');
    expect(rows[5]).toContain('Held back, small number');
  });

  it('says progress in words and leaves the share out while it is not known', () => {
    render(<Everything />);
    const [known, unknown] = screen.getAllByRole('progressbar') as HTMLProgressElement[];
    expect(known?.getAttribute('aria-valuetext')).toBe('286 of 440 rows');
    expect(known?.value).toBe(286);
    expect(unknown?.hasAttribute('value')).toBe(false);
  });

  it('says the state of each period', () => {
    render(<Everything />);
    const strip = screen.getByRole('list', { name: 'Quarters' });
    expect([...strip.children].map((block) => block.textContent)).toEqual([
      '2,660 HereApr to Jun 2021',
      'MissingJul to Sep 2021',
      'Some hiddenOct to Dec 2021',
      '2,675 Some missingJan to Mar 2022',
    ]);
  });

  it('opens the account menu, closes it on Escape and gives the focus back', () => {
    render(<Everything />);
    const button = screen.getByRole('button', { name: 'Practice lead' });
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    screen.getAllByRole('link', { name: 'Your account' })[0]?.focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(button);
  });

  it('opens the menu of the phone and closes it on a click elsewhere', () => {
    render(<Everything />);
    const button = screen.getByRole('button', { name: 'Menu' });
    fireEvent.click(button);
    expect(screen.getByRole('navigation', { name: 'Main' }).className).toContain('is-open');
    fireEvent.pointerDown(document.body);
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  it('takes the focus to the error summary, and from there to the field', () => {
    render(<Everything />);
    expect(document.activeElement?.className).toBe('nhsuk-error-summary');
    fireEvent.click(screen.getByRole('link', { name: 'Enter a unit, for example people' }));
    expect(document.activeElement?.id).toBe('unit');
  });
});

describe('parts on their own', () => {
  afterEach(cleanup);

  it('uses the link that the shell provides', () => {
    const RouterLink = ({ href, children }: LinkProps) => <a href={`/routed${href}`}>{children}</a>;
    render(
      <LinkProvider component={RouterLink}>
        <LinkButton href="/x">Go</LinkButton>
      </LinkProvider>,
    );
    expect(screen.getByRole('link', { name: 'Go' }).getAttribute('href')).toBe('/routed/x');
  });

  it('takes a double click once, and a disabled button not at all', () => {
    let clicks = 0;
    const count = (): void => {
      clicks += 1;
    };
    const { rerender } = render(<Button onClick={count}>Start the import</Button>);
    fireEvent.click(screen.getByRole('button'));
    fireEvent.click(screen.getByRole('button'));
    expect(clicks).toBe(1);
    rerender(
      <Button onClick={count} disabled>
        Start the import
      </Button>,
    );
    fireEvent.click(screen.getByRole('button'));
    expect(clicks).toBe(1);
  });

  it('shows no empty table and no empty error summary', () => {
    const { container } = render(
      <>
        <ErrorSummary errors={[]} />
        <Table
          caption="Problems"
          columns={[{ id: 'a', heading: 'Where', cell: String }]}
          rows={[]}
          rowKey={String}
          empty={<p>No problems were found.</p>}
        />
      </>,
    );
    expect(container.textContent).toBe('No problems were found.');
    expect(screen.queryByRole('table')).toBeNull();
  });
});

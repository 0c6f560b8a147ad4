import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { EasyRead } from './EasyRead.js';

describe('Easy Read', () => {
  afterEach(cleanup);

  it('has one line for each step, its picture hidden from screen readers', () => {
    const { container } = render(
      <EasyRead
        steps={[
          { picture: 'down', sentences: ['At first there were about 2.', 'Now there are less than 1.'] },
          { picture: 'people', sentences: ['We keep counting.'] },
        ]}
      />,
    );
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'At first there were about 2.Now there are less than 1.',
      'We keep counting.',
    ]);
    const pictures = [...container.querySelectorAll('svg')];
    expect(pictures.map((svg) => svg.getAttribute('aria-hidden'))).toEqual(['true', 'true']);
    expect(pictures.every((svg) => svg.childElementCount > 0)).toBe(true);
  });

  it.each(['rocket', 'constructor'])('keeps the words of a picture it does not know: %s', (picture) => {
    render(<EasyRead steps={[{ picture: picture as never, sentences: ['A new thing.'] }]} />);
    expect(screen.getByText('A new thing.')).toBeTruthy();
  });
});

import { describe, expect, it } from '@jest/globals';
import { drawable } from './tokens.js';

describe('drawable', () => {
  it('puts formatters in place of tokens, and keeps the rest', () => {
    const made = drawable({ yAxis: { min: 0, axisLabel: { formatter: { $format: 'percent' } } } });
    const axis = made['yAxis'] as { min: number; axisLabel: { formatter: (value: number) => string } };
    expect(axis.min).toBe(0);
    expect(axis.axisLabel.formatter(85)).toBe('85%');
  });

  it('never animates, never describes, and draws tooltips inside the picture', () => {
    const made = drawable({ animation: true, aria: { enabled: true }, tooltip: { renderMode: 'html' } });
    expect(made).toEqual({
      animation: false,
      aria: { enabled: false },
      tooltip: { renderMode: 'richText', confine: true },
    });
  });
});

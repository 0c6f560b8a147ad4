import { describe, expect, it } from '@jest/globals';
import { cleanSvg, SvgRefusedError } from './clean-svg.js';

const inside = (body: string): string => `<svg width="10" height="10">${body}</svg>`;

describe('cleaning a picture', () => {
  it('keeps shapes, text and references to its own parts, and leaves the library’s style and classes out', () => {
    const svg = inside(
      '<rect width="10" height="10" fill="none"></rect>\n' +
        '<g clip-path="url(#zr0-c0)"><path d="M1 2.5L3e1 -4" class="zr0-cls-0" pointer-events="visible"/></g>' +
        '<text style="font-size:14px;font-family:Arial, sans-serif;font-weight:bold;" x="1">A &amp; B</text>' +
        '<defs ><clipPath id="zr0-c0"><rect width="1"></rect></clipPath></defs>' +
        '<style ><![CDATA[\n.zr0-cls-0:hover {\ncursor:pointer;\n}\n]]></style>',
    );
    expect(cleanSvg(svg)).toBe(
      '<rect width="10" height="10" fill="none"></rect>' +
        '<g clip-path="url(#zr0-c0)"><path d="M1 2.5L3e1 -4"></path></g>' +
        '<text font-size="14px" font-weight="bold" x="1">A &amp; B</text>' +
        '<defs><clipPath id="zr0-c0"><rect width="1"></rect></clipPath></defs>',
    );
  });

  it('reads the font of rich text', () => {
    const svg = inside('<text><tspan style="font: normal bold 14px Arial, sans-serif">9</tspan></text>');
    expect(cleanSvg(svg)).toContain('font-style="normal" font-weight="bold" font-size="14px"');
  });

  it('writes what a person typed as text, however it was spelled', () => {
    const typed = '&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#x3e; &amp;lt;';
    expect(cleanSvg(inside(`<text>${typed}</text>`))).toBe(
      '<text>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt; &amp;lt;</text>',
    );
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a link', '<a href="https://example.org"><text>x</text></a>'],
    ['a picture', '<image href="https://example.org/x.png"/>'],
    ['a page inside', '<foreignObject></foreignObject>'],
    ['a use of something else', '<use href="#x"/>'],
    ['a filter', '<filter id="zr0-f"></filter>'],
    ['an animation', '<animate attributeName="x"/>'],
    ['a handler', '<rect onclick="alert(1)"/>'],
    ['a link on a shape', '<rect xlink:href="x"/>'],
    ['a fill from outside', '<rect fill="url(https://example.org/x)"/>'],
    ['a fill from another part of the page', '<rect fill="url(#other)"/>'],
    ['an id of another kind', '<g id="root"></g>'],
    ['a colour that is none', '<rect fill="red;x:&quot;"/>'],
    ['a style sheet with an element in it', '<style><![CDATA[ <b> ]]></style>'],
    ['an open style sheet', '<style>@import "x"</style>'],
    ['a comment', '<!-- x -->'],
    ['a declaration', '<!DOCTYPE svg>'],
    ['an instruction', '<?xml-stylesheet href="x"?>'],
    ['marked text', '<text><![CDATA[<script/>]]></text>'],
    ['text outside', 'hello'],
    ['a wrong end', '<g></rect>'],
    ['an open end', '<g>'],
    ['a picture in a picture', '<svg></svg>'],
    ['an attribute without quotes', '<rect width=1></rect>'],
  ])('refuses %s', (_, body) => {
    expect(() => cleanSvg(inside(body))).toThrow(SvgRefusedError);
  });

  it.each([
    ['nothing', ''],
    ['no picture', '<g></g>'],
    ['two pictures', '<svg></svg><svg></svg>'],
    ['more than can be drawn in time', inside('<rect></rect>'.repeat(30_001))],
    ['a tower of groups', inside('<g>'.repeat(20) + '</g>'.repeat(20))],
    ['a text without an end', inside(`<text>${'x'.repeat(2_000_001)}</text>`)],
  ])('refuses %s', (_, svg) => {
    expect(() => cleanSvg(svg)).toThrow(SvgRefusedError);
  });

  it('is done in time with a tag that never ends', () => {
    const started = performance.now();
    expect(() => cleanSvg(`<svg><rect ${' x="1"'.repeat(200_000)}`)).toThrow(SvgRefusedError);
    expect(() => cleanSvg(`<svg><rect${' '.repeat(500_000)}`)).toThrow(SvgRefusedError);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

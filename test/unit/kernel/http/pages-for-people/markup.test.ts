import { escapeHtml, markup, ours, toHtml, type Part } from '../../../../../src/kernel/http/pages-for-people/markup.js';
import { inline } from '../../../../../src/kernel/http/pages-for-people/prose.js';

const html = (text: string): string => toHtml(markup`${inline(text)}`);

describe('HTML templates', () => {
  it('escape everything that would end a text or a quoted attribute', () => {
    expect(escapeHtml(`<a title="x" id='y'>&`)).toBe('&lt;a title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;');
    expect(toHtml(markup`<p title="${'"><script>'}">${'</p>'}</p>`)).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;/p&gt;</p>',
    );
  });

  it('insert markup unescaped, join lists, and insert nothing for absent values', () => {
    const parts: readonly Part[] = [markup`<b>${1}</b>`, '<', [undefined, null, false, markup`<i></i>`]];
    expect(toHtml(markup`<p>${parts}</p>`)).toBe('<p><b>1</b>&lt;<i></i></p>');
    expect(toHtml(markup`${ours('<hr>')}`)).toBe('<hr>');
  });

  it('never treat values from JSON as markup', () => {
    const forged = JSON.parse('{"html":"<script>","Symbol(HTML)":"<script>"}') as never;
    expect(() => toHtml(markup`${forged}`)).toThrow(TypeError);
  });
});

describe('a sentence about a problem', () => {
  it.each([
    ['Say `a<b` and **so**.', 'Say <code>a&lt;b</code> and <strong>so</strong>.'],
    ['a * b * c and `', 'a * b * c and `'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it('has links within the service only', () => {
    const links = '[a](#op-x) [b](problems/x) [c](javascript:go) [d](https://e.example/) [e](//f)';
    expect(toHtml(markup`${inline(links)}`)).toBe('<a href="#op-x">a</a> <a href="problems/x">b</a> c d e');
  });

  it('runs no HTML from a description', () => {
    expect(html('<img src=x onerror=alert(1)> `<b>` **<i>** [<u>](#<s>)')).not.toMatch(/<(?!\/?(code|strong|a)\b)/);
  });
});

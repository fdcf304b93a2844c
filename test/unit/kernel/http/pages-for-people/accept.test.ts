import { prefersHtml } from '../../../../../src/kernel/http/pages-for-people/accept.js';

describe('the Accept header of a request', () => {
  it.each([
    ['text/html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'],
    ['TEXT/HTML; Q=0.5, application/json;q=0.4'],
    ['text/*, application/json;q=0.9'],
    ['*/*, application/json;q=0'],
    ['text/html;level=1;q=0.2'],
  ])('asks for HTML: %s', (accept) => {
    expect(prefersHtml(accept)).toBe(true);
  });

  it.each([
    [undefined],
    [''],
    ['*/*'],
    ['application/json'],
    ['application/problem+json, application/json'],
    ['text/html, application/json'],
    ['text/html;q=0, */*'],
    ['text/html;q=0.4, application/*;q=0.5'],
    ['image/png'],
    ['text/html;q=much'],
    ['text/html;q=2, */*;q=0.1'],
  ])('asks for JSON: %s', (accept) => {
    expect(prefersHtml(accept)).toBe(false);
  });
});

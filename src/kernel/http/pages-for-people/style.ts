import { hash } from 'node:crypto';

/** The look of every page: the reader's own fonts and colour scheme, in one column. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --shade: #f3f5f7; --line: #d0d7de; --link: #0a52a8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6e9ed; --soft: #a4aeb9; --paper: #14171b; --shade: #1e2329; --line: #3a424c; --link: #8ab8ff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--paper); z-index: 1; }
header, main, footer { max-width: 52rem; margin: 0 auto; padding: 1rem; }
footer { border-top: 1px solid var(--line); color: var(--soft); }
h1, h2, h3, h4 { line-height: 1.25; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; margin-top: 1rem; }
h2 { font-size: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.15rem; }
h4 { font-size: 1rem; margin-top: 1.25rem; }
h3 a, h2 a { color: inherit; text-decoration: none; }
h3 a:hover, h2 a:hover { text-decoration: underline; }
p, ul, ol, dl { margin: .5rem 0; }
code { font: .9em/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
:not(pre) > code { background: var(--shade); padding: .1em .3em; border-radius: .25em; }
pre {
  background: var(--shade); border: 1px solid var(--line); border-radius: .4rem; padding: .75rem 1rem; overflow: auto;
  max-height: 30rem;
}
pre code { overflow-wrap: normal; }
dl { border-left: 2px solid var(--line); padding-left: .9rem; }
dt { margin-top: .6rem; }
dd { margin: .1rem 0 0; color: var(--ink); }
dd p { margin: .15rem 0; }
.soft { color: var(--soft); font-size: .92em; }
.method { font: 700 .85em/1.5 ui-monospace, Menlo, Consolas, monospace; }
@media print { .skip { display: none; } pre { max-height: none; white-space: pre-wrap; } }
`;

/**
 * What a browser may do on a page: show it in this style and nothing else, so that neither a script nor a picture, from
 * here or elsewhere, is ever loaded (CSP 3).
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

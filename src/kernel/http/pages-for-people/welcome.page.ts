import type { HealthReport } from '../../runtime/health.js';
import type { FirstStep } from '../../runtime/start-messages.js';
import { markup, type Markup } from './markup.js';
import { renderPage, type HtmlPage } from './html-page.js';

/** What the first page shows of the service. */
export interface Welcome {
  readonly version: string;
  readonly setUp: boolean;
  /** What to run next on the service's machine. */
  readonly next: readonly FirstStep[];
  readonly checks: HealthReport['checks'];
}

/** The page at `/`: what this is, whether it is set up and works, and where to go from here. */
export function renderWelcome({ version, setUp, next, checks }: Welcome): HtmlPage {
  return renderPage({
    title: 'Brightly',
    header: markup`<p>Version ${version} · <a href="docs">API</a> · <a href="openapi.json">OpenAPI document</a></p>`,
    main: markup`<p>One active item, a waiting list that only its owner orders, work that is offered and accepted, and a
history that nobody can rewrite. This is the service; programs talk to it over HTTP.</p>
<h2>${setUp ? 'It is set up' : 'It is not set up yet'}</h2>
${next.length > 0 && steps(next)}
<h2>Read on</h2>
<ul>
<li><a href="docs">The API</a>: how to use it, and every request and response</li>
<li><a href="openapi.json">The same for programs</a> (OpenAPI 3.1)</li>
<li><a href="problems">Every problem code</a>, what it means and what to do instead</li>
</ul>
<h2>Health</h2>
<dl>
${Object.entries(checks).map(
  ([name, check]) =>
    markup`<dt>${name}</dt><dd>${check.ok ? 'works' : markup`<strong>${check.reason}</strong>`}</dd>\n`,
)}</dl>
<p class="soft">For monitoring: <code>GET /health/live</code> and <code>GET /health/ready</code>.</p>`,
  });
}

function steps(next: readonly FirstStep[]): Markup {
  return markup`<p>Next, on the service’s machine, in its folder and a terminal:</p>
<dl>
${next.map(({ purpose, command }) => markup`<dt>${purpose}</dt><dd><pre><code>${command}</code></pre></dd>\n`)}</dl>
${next.some(({ command }) => command.includes('…')) && settingsNote}`;
}

const settingsNote: Markup = markup`<p>In place of … goes what is yours: what the service itself was started with, how your issuer names you.</p>`;

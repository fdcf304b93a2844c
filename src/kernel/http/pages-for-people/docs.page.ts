import { pageOf } from './html-page.js';

/**
 * Starts Swagger UI on the API's document. Requests that are tried out go to where the page was loaded from, whatever
 * the service calls its address: its policy allows no other.
 */
export const DOCS_START = `const here = new URL('.', location.href).href;
fetch('openapi.json')
  .then((response) => response.json())
  .then((spec) =>
    SwaggerUIBundle({
      spec: { ...spec, servers: [{ url: here.replace(/\\/$/, '') }] },
      dom_id: '#content',
      deepLinking: true,
      docExpansion: 'none',
      filter: true,
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
      validatorUrl: null,
    }),
  );
`;

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Brightly API</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<main id="content">
<h1>Brightly API</h1>
<noscript><p>This page needs JavaScript. The <a href="openapi.json">OpenAPI document</a> says the same, and there is a
page for each <a href="problems">problem code</a>.</p></noscript>
</main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

/** What a browser may do on this page: what Swagger UI needs, from this service alone (CSP 3). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page at `/docs`. */
export const DOCS_PAGE = pageOf(HTML, POLICY);

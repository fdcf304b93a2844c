/** What a reader of the README does, in order: `line` is one command as they would type it. */
export type Step =
  | { readonly kind: 'install' }
  | { readonly kind: 'start' }
  /** Checked to exist, not run: a test run inside a test run, and measurements. */
  | { readonly kind: 'mentioned'; readonly script: string }
  | { readonly kind: 'run'; readonly line: string };

const mentionedOnly = new Map([
  ['npm test', 'test'],
  ['npm run check', 'check'],
  ['npm run bench', 'bench'],
]);

/** The commands in the fences marked `sh`; a line that ends in a backslash continues in the next. */
export function stepsOf(readme: string): readonly Step[] {
  const fences = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, body]) => body ?? '');
  return fences
    .flatMap((body) => body.replaceAll(/\\\n\s*/g, '').split('\n'))
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map(toStep);
}

function toStep(line: string): Step {
  if (line === 'npm ci') return { kind: 'install' };
  if (line === 'npm start') return { kind: 'start' };
  const script = [...mentionedOnly].find(([command]) => line === command || line.startsWith(`${command} `))?.[1];
  return script === undefined ? { kind: 'run', line } : { kind: 'mentioned', script };
}

/** The npm scripts that a line calls, such as `brightly` in `npm run -s brightly -- status`. */
export function scriptsIn(line: string): readonly string[] {
  return [...line.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, script]) => script ?? '');
}

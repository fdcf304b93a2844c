import { openDocument } from '../openapi/document-file.js';
import type { ProblemPage } from '../problem.js';
import { answeredBy, type ApiDocument } from './api-document.js';
import type { HtmlPage } from './html-page.js';
import { renderProblem, renderProblemIndex } from './problems.page.js';

/** The pages about problems, each rendered on first use and kept from then on. */
export interface Library {
  readonly problem: (problem: ProblemPage) => HtmlPage;
  readonly problems: (all: readonly ProblemPage[]) => HtmlPage;
}

/** Opens the pages of the service at this address. */
export function openLibrary(url: () => string): Library {
  const read = openDocument();
  const kept = new Map<string, HtmlPage>();
  let parsed: ApiDocument | undefined;
  const document = (): ApiDocument => (parsed ??= JSON.parse(read(url()).text) as ApiDocument);
  const once = (name: string, render: () => HtmlPage): HtmlPage => {
    const page = kept.get(name) ?? render();
    kept.set(name, page);
    return page;
  };
  return {
    problem: (problem) => once(problem.code, () => renderProblem(problem, answeredBy(document(), problem.code))),
    problems: (all) => once('problems', () => renderProblemIndex(all)),
  };
}

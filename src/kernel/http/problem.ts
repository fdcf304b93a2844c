/** One thing that is wrong: where (exactly one of `pointer`, `parameter`, `header`, `check`) and what is wanted there. */
export interface InputError {
  /** JSON Pointer (RFC 6901) into the body; the empty string is the whole body. */
  readonly pointer?: string;
  /** Name of a path or query parameter. */
  readonly parameter?: string;
  /** Name of a header field. */
  readonly header?: string;
  /** Name of a health check. */
  readonly check?: string;
  readonly code: string;
  readonly detail: string;
}

/** What went wrong, before it is known under which address the service explains it. */
export interface ProblemDescription {
  readonly status: number;
  /** Stable, upper case, such as `ITEM_NOT_ACTIVE`. */
  readonly code: string;
  /** One sentence for people: what is wrong and what to do instead. */
  readonly detail: string;
  readonly errors?: readonly InputError[];
  /** Names of the commands that are possible instead; may be empty. */
  readonly allowed?: readonly string[];
  /** Rule id as in docs/rules.md. */
  readonly rule?: string;
}

/** A problem document as sent (RFC 9457). */
export interface Problem extends ProblemDescription {
  /** Absolute address of the page that explains `code`; `about:blank` for a code that no page explains. */
  readonly type: string;
  readonly title: string;
}

/** What the service's own page says about a problem code. */
export interface ProblemPage {
  readonly code: string;
  /** The status that a problem of this code has; absent if it varies. */
  readonly status?: number;
  readonly title: string;
  /** The rule's sentence, or what the code means and how to avoid it. */
  readonly explanation: string;
  readonly rule?: string;
}

/** The media type of a problem document. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Thrown in the HTTP layer to respond with a problem document and, where the protocol requires them, header fields. */
export class ProblemError extends Error {
  constructor(
    readonly problem: ProblemDescription,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.detail);
  }
}

/** Knows which problem codes have a page, and turns descriptions into documents that point there. */
export interface ProblemCatalogue {
  /** Every page. */
  readonly pages: readonly ProblemPage[];
  document(description: ProblemDescription): Problem;
  /** The page under `/problems/<slug>`. */
  page(slug: string): ProblemPage | undefined;
}

/** The last part of a problem page's address: `ITEM_NOT_ACTIVE` is explained at `/problems/item-not-active`. */
export function problemSlug(code: string): string {
  return code.toLowerCase().replaceAll('_', '-');
}

/**
 * A catalogue of these pages; `publicUrl` returns the service's own address without a trailing slash, and is called
 * each time because a port of 0 is known only once the service listens. Throws if two pages share a code.
 */
export function createProblemCatalogue(pages: readonly ProblemPage[], publicUrl: () => string): ProblemCatalogue {
  const bySlug = new Map(pages.map((page) => [problemSlug(page.code), page]));
  if (bySlug.size !== pages.length) throw new Error('Two problem pages share a code.');
  return {
    pages,
    document: (description) => {
      const slug = problemSlug(description.code);
      const page = bySlug.get(slug);
      const named = page
        ? { type: `${publicUrl()}/problems/${slug}`, title: page.title }
        : { type: 'about:blank', title: description.code };
      return { ...named, ...description };
    },
    page: (slug) => bySlug.get(slug),
  };
}

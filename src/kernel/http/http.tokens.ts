/** Injection token of the `ProblemCatalogue`. */
export const PROBLEM_CATALOGUE = Symbol('ProblemCatalogue');

/** Injection token of the `HttpOptions`. */
export const HTTP_OPTIONS = Symbol('HttpOptions');

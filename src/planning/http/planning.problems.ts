import type { ProblemPage } from '../../kernel/http/problem.js';

/** The pages that explain this room's problem codes, as far as a route can answer them. */
export const planningProblemPages: readonly ProblemPage[] = [
  {
    code: 'PROJECT_NOT_FOUND',
    title: 'No such project',
    explanation: 'ORG-6: what does not exist and what is not yours to see are answered alike.',
    rule: 'ORG-6',
  },
];

import type { Refusal } from '../../kernel/deciding/decider.js';
import { type Fit, fitAddress, fitSubjectText, sameToPeople } from './organization-names.js';
import type { OrganizationState } from './organization.state.js';

/**
 * The address, if well formed and no other user's of the organization, compared as people compare them; null is none.
 */
export function fitEmail(email: string | null, userId: string, state: OrganizationState): Fit<string | null> {
  if (email === null) return { value: null };
  const fit = fitAddress(email);
  if (fit.refusal) return fit;
  const { value } = fit;
  for (const [otherId, other] of state.users) {
    if (otherId !== userId && other.email !== null && sameToPeople(other.email, value)) return { refusal: emailTaken };
  }
  return fit;
}

/** The subject by which tokens name the user, if well formed and no other user's of the organization. */
export function fitSubject(subject: string, userId: string, state: OrganizationState): Fit<string> {
  const fit = fitSubjectText(subject);
  if (fit.refusal) return fit;
  for (const [otherId, other] of state.users) {
    if (otherId !== userId && other.subject === subject) return { refusal: subjectTaken };
  }
  return fit;
}

const emailTaken: Refusal = {
  kind: 'refused',
  code: 'EMAIL_TAKEN',
  detail: 'Another user of the organization has this e-mail address.',
  allowed: ['change-email'],
};

const subjectTaken: Refusal = {
  kind: 'refused',
  code: 'SUBJECT_TAKEN',
  detail: 'Another user of the organization has this subject; a token must name one user only.',
  allowed: ['change-subject'],
};

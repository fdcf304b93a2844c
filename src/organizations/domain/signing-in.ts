import type { Refusal } from '../../kernel/deciding/decider.js';
import { cleanEmail, cleanSubject, sameToPeople, unfitEmail, unfitSubject } from './names.js';
import type { OrganizationState } from './organization.state.js';

/** A value fit to be recorded, or why it is not. */
export type Fit<Value> = { readonly value: Value; readonly refusal?: undefined } | { readonly refusal: Refusal };

/** The address, if well formed and no other user's of the organization, upper and lower case alike; null is none. */
export function fitEmail(email: string | null, userId: string, state: OrganizationState): Fit<string | null> {
  if (email === null) return { value: null };
  const value = cleanEmail(email);
  if (value === undefined) return { refusal: unfitEmail };
  for (const [otherId, other] of state.users) {
    if (otherId !== userId && other.email !== null && sameToPeople(other.email, value)) return { refusal: emailTaken };
  }
  return { value };
}

/** The subject by which tokens name the user, if well formed and no other user's of the organization. */
export function fitSubject(subject: string, userId: string, state: OrganizationState): Fit<string> {
  const value = cleanSubject(subject);
  if (value === undefined) return { refusal: unfitSubject };
  for (const [otherId, other] of state.users) {
    if (otherId !== userId && other.subject === value) return { refusal: subjectTaken };
  }
  return { value };
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

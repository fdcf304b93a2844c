import type { Belonging } from '../routes/scene.js';
import type { Person } from './people.js';

/** The response of a route to one caller. */
export type Outcome =
  /** Done with what the request names, or what the example made is shown. */
  | 'allowed'
  /** Done, or shown, and nothing beyond what is the caller's own. */
  | 'own'
  /** 403: they see it and may not. */
  | `forbidden ${string}`
  /** 404, exactly as for what does not exist. */
  | `hidden ${string}`
  /** 409: they may, but a rule about its state forbids it. */
  | `refused ${string}`;

/** The response of a route to each of them. */
export type Row = Readonly<Record<Person, Outcome>>;

/** A row for each kind of work that makes a difference; `any` if none does. */
export type Rows = Readonly<Partial<Record<Belonging | 'any', Row>>>;

/** The same for each of them. */
export const everybody = (outcome: Outcome): Row => ({
  ...{ owner: outcome, offerer: outcome, teammate: outcome, otherTeam: outcome, admin: outcome },
  otherOrganization: outcome,
});

/** Hidden from each of them. */
export const nobody = (hidden: `hidden ${string}`): Row => everybody(hidden);

/** Allowed to some, and the same for all others. */
export const allowedTo = (people: readonly Person[], others: Outcome): Row => ({
  ...everybody(others),
  ...Object.fromEntries(people.map((person) => [person, 'allowed' as const])),
});

import type { House } from '../../../src/house.js';
import type { Caller } from '../../../src/organizations/index.js';
import { found, newProject, newTeam, newUser } from '../house.js';
import { newScene, type Belonging, type Scene } from '../routes/scene.js';

/** The callers of a route: each has every scope, so that only who they are counts. */
export const PEOPLE = ['owner', 'offerer', 'teammate', 'otherTeam', 'admin', 'otherOrganization'] as const;

/** A caller of a route. */
export type Person = (typeof PEOPLE)[number];

/** A scene with all callers of its routes. */
export interface PeopledScene extends Scene {
  readonly people: Readonly<Record<Person, Caller>>;
}

/**
 * Sets a scene whose work is of one kind, or as each example has it: Ann owns it, Olga offered it and is in a team of
 * her own, and Eve is an admin, of another organization.
 */
export async function peopledScene(house: House, belonging?: Belonging): Promise<PeopledScene> {
  const [scene, eve] = await Promise.all([newScene(house), found(house, 'Shop')]);
  const { ada, ann, bob, cleo, teamId } = scene;
  const olga = await newUser(house, ada, 'Olga', { teamId: await newTeam(house, ada, 'Violet') });
  const people = { owner: ann, offerer: olga, teammate: bob, otherTeam: cleo, admin: ada, otherOrganization: eve };
  switch (belonging) {
    case undefined:
      return { ...scene, people };
    case 'standalone':
      return { ...scene, people, work: { belonging, milestoneId: null, offerer: olga } };
    case 'team': {
      const { milestoneId } = await newProject(house, ann, teamId);
      // She was in the team when she offered it; only the directory knows that she no longer is.
      return { ...scene, people, work: { belonging, milestoneId, offerer: { ...olga, teamId } } };
    }
    case 'personal': {
      const { milestoneId } = await newProject(house, ann);
      return { ...scene, people, work: { belonging, milestoneId, offerer: ann } };
    }
    default:
      return belonging satisfies never;
  }
}

import type { House } from '../../../src/house.js';
import {
  active,
  completed,
  newScene,
  offered,
  ownProject,
  stepped,
  stranded,
  tag,
  teamProject,
  waiting,
} from '../routes/scene.js';
import { accessTokenOf } from './credentials.js';

/** An id of each kind of thing in an organization, by kind. */
export async function strangeIds(house: House): Promise<Readonly<Record<string, string>>> {
  const scene = await newScene(house);
  const [team, own] = [await teamProject(scene), await ownProject(scene)];
  const { itemId: itemWithSteps, one: step } = await stepped(scene);
  return {
    ...{ organization: scene.ann.organizationId, user: scene.ann.userId, admin: scene.ada.userId, team: scene.teamId },
    ...{ teamProject: team.projectId, teamMilestone: team.milestoneId },
    ...{ ownProject: own.projectId, ownMilestone: own.second },
    ...{ itemWithSteps, step, tag: await tag(scene), offered: await offered(scene) },
    ...{ completed: await completed(scene), waiting: await waiting(scene), active: await active(scene) },
    stranded: await stranded(scene),
    accessToken: (await accessTokenOf(house, scene.ann, ['read'])).tokenId,
  };
}

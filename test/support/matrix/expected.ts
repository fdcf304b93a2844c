import { tag, team } from '../../../src/organizations/index.js';
import { rowsOfRecord } from './record-rows.js';
import { allowedTo, everybody, nobody, type Outcome, type Row, type Rows } from './row.js';

/** FOCUS-2, FOCUS-9, FOCUS-10, FOCUS-13: the owner's alone, even if others see it (ORG-7). */
const OWNERS_ITEM: Rows = {
  team: {
    owner: 'allowed',
    offerer: 'forbidden NOT_THE_OWNER',
    teammate: 'forbidden NOT_THE_OWNER',
    otherTeam: 'hidden ITEM_NOT_FOUND',
    admin: 'forbidden NOT_THE_OWNER',
    otherOrganization: 'hidden ITEM_NOT_FOUND',
  },
  standalone: {
    ...nobody('hidden ITEM_NOT_FOUND'),
    owner: 'allowed',
    offerer: 'forbidden NOT_THE_OWNER',
  },
  personal: allowedTo(['owner'], 'hidden ITEM_NOT_FOUND'),
};

/** ORG-7, FOCUS-11: for anybody who sees the item. */
const SEEN_ITEM: Rows = {
  team: allowedTo(['owner', 'offerer', 'teammate', 'admin'], 'hidden ITEM_NOT_FOUND'),
  standalone: allowedTo(['owner', 'offerer'], 'hidden ITEM_NOT_FOUND'),
  personal: allowedTo(['owner'], 'hidden ITEM_NOT_FOUND'),
};

/** Who may offer Ann work, and into which of her milestones. */
const OFFERS: Rows = {
  team: {
    ...allowedTo(['owner', 'teammate', 'admin'], 'hidden MILESTONE_NOT_FOUND'),
    otherOrganization: 'hidden USER_NOT_FOUND',
  },
  standalone: { ...everybody('allowed'), otherOrganization: 'hidden USER_NOT_FOUND' },
  personal: { ...allowedTo(['owner'], 'hidden MILESTONE_NOT_FOUND'), otherOrganization: 'hidden USER_NOT_FOUND' },
};

/** ORG-9: the stranded item is Dan's, so that Ann is one more member of his team. */
const COPIES: Rows = {
  team: {
    ...allowedTo(['owner', 'teammate', 'admin'], 'hidden ITEM_NOT_FOUND'),
    offerer: 'forbidden NOT_IN_TEAM',
  },
  standalone: { ...nobody('hidden ITEM_NOT_FOUND'), offerer: 'refused ITEM_NOT_OF_A_TEAM' },
  personal: nobody('hidden ITEM_NOT_FOUND'),
};

/** PLAN-3, PLAN-12: for those whose project it is; nobody else sees it. */
const projects = (code: string, ours: Partial<Record<'team' | 'personal', Outcome>> = {}): Rows => {
  const { team = 'allowed', personal = 'allowed' } = ours;
  const hidden = nobody(`hidden ${code}`);
  return {
    team: { ...hidden, owner: team, teammate: team, admin: team },
    personal: { ...hidden, owner: personal },
  };
};

/** ORG-8: for admins, of their own organization. */
const admins = (code?: string): Row => ({
  ...everybody('forbidden ADMINS_ONLY'),
  admin: 'allowed',
  otherOrganization: code === undefined ? 'own' : `hidden ${code}`,
});

const ITS_OWN: Rows = { any: everybody('own') };

/** ORG-6: for everybody of an organization, of their own. */
const ORGANIZATIONS_OWN: Rows = { any: { ...everybody('allowed'), otherOrganization: 'own' } };
const colleagues = (code: string): Rows => ({
  any: { ...everybody('allowed'), otherOrganization: `hidden ${code}` },
});

const ITEMS: Readonly<Record<string, Rows>> = {
  'POST /v1/items': OFFERS,
  'PATCH /v1/items/{itemId}': OWNERS_ITEM,
  'DELETE /v1/items/{itemId}': OWNERS_ITEM,
  'POST /v1/items/{itemId}/accept': OWNERS_ITEM,
  'POST /v1/items/{itemId}/decline': OWNERS_ITEM,
  'POST /v1/items/{itemId}/move': OWNERS_ITEM,
  'POST /v1/items/{itemId}/set-aside': OWNERS_ITEM,
  'POST /v1/items/{itemId}/bring-back': OWNERS_ITEM,
  'POST /v1/items/{itemId}/activate': OWNERS_ITEM,
  'POST /v1/items/{itemId}/complete': OWNERS_ITEM,
  'POST /v1/items/{itemId}/recreate': SEEN_ITEM,
  'POST /v1/items/{itemId}/copy': COPIES,
  'POST /v1/items/{itemId}/steps': OWNERS_ITEM,
  'POST /v1/items/{itemId}/steps/reorder': OWNERS_ITEM,
  'PATCH /v1/items/{itemId}/steps/{stepId}': OWNERS_ITEM,
  'DELETE /v1/items/{itemId}/steps/{stepId}': OWNERS_ITEM,
  'POST /v1/items/{itemId}/steps/{stepId}/check': OWNERS_ITEM,
  'POST /v1/items/{itemId}/steps/{stepId}/uncheck': OWNERS_ITEM,
  'PUT /v1/items/{itemId}/tags/{tagId}': OWNERS_ITEM,
  'DELETE /v1/items/{itemId}/tags/{tagId}': OWNERS_ITEM,
  'POST /v1/commands': OWNERS_ITEM,
  'GET /v1/items/{itemId}': SEEN_ITEM,
  'GET /v1/items/{itemId}/history': SEEN_ITEM,
  'GET /v1/users/{userId}/queue': {
    team: allowedTo(['owner', 'teammate', 'admin'], 'hidden USER_NOT_FOUND'),
    standalone: { ...nobody('hidden USER_NOT_FOUND'), owner: 'allowed', teammate: 'own', admin: 'own' },
    personal: { ...nobody('hidden USER_NOT_FOUND'), owner: 'allowed', teammate: 'own', admin: 'own' },
  },
  'GET /v1/teams/{teamId}/work': {
    team: { ...everybody('allowed'), otherTeam: 'own', otherOrganization: 'hidden TEAM_NOT_FOUND' },
    standalone: { ...allowedTo(['owner', 'offerer'], 'own'), otherOrganization: 'hidden TEAM_NOT_FOUND' },
    personal: { ...allowedTo(['owner'], 'own'), otherOrganization: 'hidden TEAM_NOT_FOUND' },
  },
  // Dan's, as for copies.
  'GET /v1/teams/{teamId}/stranded': {
    team: { ...everybody('allowed'), otherTeam: 'own', otherOrganization: 'hidden TEAM_NOT_FOUND' },
    standalone: { ...allowedTo(['offerer'], 'own'), otherOrganization: 'hidden TEAM_NOT_FOUND' },
    personal: { ...everybody('own'), otherOrganization: 'hidden TEAM_NOT_FOUND' },
  },
};

/** What is everybody's own, however much of Ann's they see elsewhere. */
const MINE: Readonly<Record<string, Rows>> = {
  'GET /v1/me/focus': { team: allowedTo(['owner'], 'own') },
  'GET /v1/me/queue': { team: allowedTo(['owner'], 'own') },
  'GET /v1/me/offered': { team: allowedTo(['owner'], 'own') },
  'GET /v1/me/set-aside': { team: allowedTo(['owner'], 'own') },
  'GET /v1/me/completed': { team: allowedTo(['owner'], 'own') },
  'GET /v1/me/items': { team: allowedTo(['owner'], 'own') },
  'GET /v1/me/offers': { team: allowedTo(['offerer'], 'own'), standalone: allowedTo(['offerer'], 'own') },
  // FOCUS-19: the alarm is on Ann's item, and nothing of theirs is active.
  'POST /v1/me/alarm': { team: { ...everybody('refused NO_ACTIVE_ITEM'), owner: 'own' } },
  'PATCH /v1/me/alarm': { team: { ...everybody('refused NO_ALARM'), owner: 'own' } },
  'DELETE /v1/me/alarm': ITS_OWN,
  'POST /v1/me/alarm/acknowledge': ITS_OWN,
  'GET /v1/me': { any: allowedTo(['owner'], 'own') },
  'PATCH /v1/me': ITS_OWN,
  // ORG-4: each user sets their own.
  'PUT /v1/me/alarm-default': ITS_OWN,
  // FOCUS-26: each user's own last command; the others have done nothing in their own stream.
  'POST /v1/me/undo': { team: { ...everybody('refused NOTHING_TO_UNDO'), owner: 'own' } },
  // ORG-11: each user sets their own.
  'PUT /v1/me/time-zone': ITS_OWN,
  'POST /v1/me/tokens': ITS_OWN,
  // The example's token is Ada's when it is revoked, and Ann's when it is shown.
  'DELETE /v1/me/tokens/{tokenId}': { any: allowedTo(['admin'], 'hidden ACCESS_TOKEN_NOT_FOUND') },
  'GET /v1/me/tokens': { any: allowedTo(['owner'], 'own') },
  'GET /v1/me/tokens/{tokenId}': { any: allowedTo(['owner'], 'hidden ACCESS_TOKEN_NOT_FOUND') },
};

const PROJECTS: Readonly<Record<string, Rows>> = {
  'POST /v1/projects': {
    team: {
      ...allowedTo(['owner', 'teammate', 'admin'], 'forbidden NOT_IN_TEAM'),
      otherOrganization: 'hidden TEAM_NOT_FOUND',
    },
    personal: everybody('own'),
  },
  'PATCH /v1/projects/{projectId}': projects('PROJECT_NOT_FOUND'),
  // PLAN-11: a team's is archived, never deleted.
  'DELETE /v1/projects/{projectId}': projects('PROJECT_NOT_FOUND', { team: 'refused TEAM_PROJECT_NOT_DELETABLE' }),
  'POST /v1/projects/{projectId}/archive': projects('PROJECT_NOT_FOUND'),
  'POST /v1/projects/{projectId}/unarchive': projects('PROJECT_NOT_FOUND'),
  // PLAN-3: a personal project stays its owner's.
  'PUT /v1/projects/{projectId}/default-user': projects('PROJECT_NOT_FOUND', {
    personal: 'refused PROJECT_IS_PERSONAL',
  }),
  'POST /v1/projects/{projectId}/milestones': projects('PROJECT_NOT_FOUND'),
  'PATCH /v1/projects/{projectId}/milestones/{milestoneId}': projects('PROJECT_NOT_FOUND'),
  'DELETE /v1/projects/{projectId}/milestones/{milestoneId}': projects('PROJECT_NOT_FOUND', {
    team: 'refused TEAM_PROJECT_NOT_DELETABLE',
  }),
  'POST /v1/projects/{projectId}/milestones/{milestoneId}/archive': projects('PROJECT_NOT_FOUND'),
  'POST /v1/projects/{projectId}/milestones/{milestoneId}/unarchive': projects('PROJECT_NOT_FOUND'),
  'GET /v1/projects': {
    team: allowedTo(['owner', 'teammate', 'admin'], 'own'),
    personal: allowedTo(['owner'], 'own'),
  },
  'GET /v1/projects/{projectId}': projects('PROJECT_NOT_FOUND'),
  'GET /v1/projects/{projectId}/progress': projects('PROJECT_NOT_FOUND'),
  'GET /v1/projects/{projectId}/items': projects('PROJECT_NOT_FOUND'),
  'GET /v1/projects/{projectId}/milestones': projects('PROJECT_NOT_FOUND'),
  'GET /v1/projects/{projectId}/milestones/{milestoneId}': projects('MILESTONE_NOT_FOUND'),
  'GET /v1/projects/{projectId}/milestones/{milestoneId}/items': projects('MILESTONE_NOT_FOUND'),
};

const ORGANIZATIONS: Readonly<Record<string, Rows>> = {
  'GET /v1/organization': ORGANIZATIONS_OWN,
  'PUT /v1/organization/policy': { any: admins() },
  'GET /v1/users': ORGANIZATIONS_OWN,
  'GET /v1/users/{userId}': colleagues('USER_NOT_FOUND'),
  'POST /v1/users': { any: admins() },
  // The user is Bob, the teammate: a person's own name is theirs, and nothing else of what admins decide.
  'PATCH /v1/users/{userId}': { any: { ...admins('USER_NOT_FOUND'), teammate: 'allowed' } },
  'PUT /v1/users/{userId}/email': { any: admins('USER_NOT_FOUND') },
  'PUT /v1/users/{userId}/subject': { any: admins('USER_NOT_FOUND') },
  'PUT /v1/users/{userId}/team': { any: admins('USER_NOT_FOUND') },
  'PUT /v1/users/{userId}/role': { any: admins('USER_NOT_FOUND') },
  'POST /v1/users/{userId}/deactivate': { any: admins('USER_NOT_FOUND') },
  'POST /v1/users/{userId}/reactivate': { any: admins('USER_NOT_FOUND') },
  ...rowsOfRecord(team, '/v1/teams'),
  ...rowsOfRecord(tag, '/v1/tags'),
};

/** The expected response of every route that needs a token, by role, as `METHOD /path`. */
export const EXPECTED: Readonly<Record<string, Rows>> = { ...ITEMS, ...MINE, ...PROJECTS, ...ORGANIZATIONS };

/** The routes that are open to everyone, with an address that returns 200. */
export const PUBLIC: Readonly<Record<string, string>> = {
  'GET /': '/',
  'GET /health/live': '/health/live',
  'GET /health/ready': '/health/ready',
  'GET /problems': '/problems',
  'GET /problems/{slug}': '/problems/not-the-owner',
  'GET /openapi.json': '/openapi.json',
  'GET /docs': '/docs',
  'GET /docs/{file}': '/docs/start.js',
  'GET /.well-known/oauth-protected-resource': '/.well-known/oauth-protected-resource',
};

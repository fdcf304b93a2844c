import { recordCommands, recordReads } from '../../kernel/records/serving/record-controller.js';
import type { CommandPlace, ReadPlace } from '../../kernel/records/serving/record-notes.js';
import { tag } from '../records/tag.record.js';
import { team } from '../records/team.record.js';
import { ORGANIZATIONS } from './organization-answer.js';

/** Injection token of the `RecordQueries` of tags. */
export const TAG_QUERIES = Symbol('TagQueries');

/** Injection token of the `RecordQueries` of teams. */
export const TEAM_QUERIES = Symbol('TeamQueries');

const room = {
  section: 'Organizations',
  readModel: 'organizations',
  door: ORGANIZATIONS,
  refusals: ['CALLER_INACTIVE'],
  answer: 'OrganizationAnswer',
  flat: true,
} as const satisfies Partial<CommandPlace & ReadPlace>;
const tags = { ...room, path: 'v1/tags', queries: TAG_QUERIES };
const teams = { ...room, path: 'v1/teams', queries: TEAM_QUERIES };

/** Routes of tags (anyone creates them, admins rename and retire them, ORG-8) and teams. */
export const organizationRecordRoutes = [
  recordCommands(tag, tags),
  recordReads(tag, tags),
  recordCommands(team, teams),
  recordReads(team, teams),
];

import { refusalRows } from '../../kernel/records/declaring/record-refusals.js';
import { problemPagesOf } from '../../kernel/http/problem-rows.js';
import { tag } from '../records/tag.record.js';
import { team } from '../records/team.record.js';

/** The pages that explain this room's problem codes; codes that other rooms return as well have theirs there. */
export const organizationProblemPages = problemPagesOf([
  [
    'ORGANIZATION_NOT_FOUND',
    404,
    'No such organization',
    'What does not exist and what is not yours to see are answered alike.',
    'ORG-6',
  ],
  ['ORGANIZATION_EXISTS', 409, 'The organization exists already', 'Another organization has this name.'],
  ['OPERATORS_ONLY', 403, 'For the operator only', 'Organizations are made on the command line of the service.'],
  [
    'ADMINS_ONLY',
    403,
    'For admins only',
    'Only admins manage teams, users, roles and policy, and rename or retire tags; anyone creates tags.',
    'ORG-8',
  ],
  [
    'CALLER_INACTIVE',
    403,
    'You are deactivated',
    'A deactivated user changes nothing until an admin reactivates them.',
    'ORG-9',
  ],
  [
    'NOT_YOUR_ALARM',
    403,
    'Not your alarm',
    'Each user sets their own alarm default; nobody sets it for them.',
    'ORG-4',
  ],
  [
    'NOT_YOUR_TIME_ZONE',
    403,
    'Not your time zone',
    'Each user sets their own time zone; nobody sets it for them.',
    'ORG-11',
  ],
  [
    'TIME_ZONE_UNKNOWN',
    400,
    'No such time zone',
    'A time zone is named as in the IANA database, such as `Europe/Berlin` or `UTC`; an offset such as `+01:00` is none.',
    'ORG-11',
  ],
  ['EMAIL_INVALID', 400, 'The e-mail address does not fit', 'An e-mail address has an @ and up to 320 characters.'],
  ['EMAIL_TAKEN', 409, 'The e-mail address is taken', 'Another user of the organization has this e-mail address.'],
  [
    'SUBJECT_INVALID',
    400,
    'The subject does not fit',
    'A subject has 1 to 255 characters, in one line, as the token spells it.',
  ],
  [
    'SUBJECT_TAKEN',
    409,
    'The subject is taken',
    'Another user of the organization has this subject; a token must name one user only.',
  ],
  [
    'USER_IS_DEFAULT_USER',
    409,
    'The user is a default user',
    'A default user may not leave the team while one of its unarchived projects names them; name another there first.',
    'PLAN-2',
  ],
  ['USER_EXISTS', 409, 'The user exists already', 'Ids are made by the service; send the request again.'],
  [
    'LAST_ADMIN',
    409,
    'The last admin',
    'An organization always keeps an active admin; make another user an admin first.',
    'ORG-3',
  ],
  ['TEAM_HAS_MEMBERS', 409, 'The team has members', 'Only a team without active members is retired; move them first.'],
  [
    'TEAM_HAS_PROJECTS',
    409,
    'The team has projects',
    'Only a team without unarchived projects is retired; archive them first.',
  ],
  [
    'ACCESS_TOKEN_NOT_FOUND',
    404,
    'No such access token',
    'Each user sees and revokes their own access tokens; a revoked one is gone.',
  ],
  [
    'ACCESS_TOKEN_EXISTS',
    409,
    'The access token exists already',
    'Ids are made by the service; send the request again.',
  ],
  ['ACCESS_TOKEN_WITHOUT_SCOPE', 400, 'No scope', 'An access token needs at least one of `read`, `write` and `admin`.'],
  ['ACCESS_TOKEN_EXPIRED', 400, 'It would have expired', 'An access token expires in the future, or never.'],
  [
    'TOO_MANY_ACCESS_TOKENS',
    409,
    'Too many access tokens',
    'A user has 50 at most, expired ones included; revoke some first.',
  ],
  [
    'ACCESS_TOKEN_MAKES_NONE',
    403,
    'An access token makes no other',
    'Access tokens are made with a token that you signed in for, so that revoking one ends all that came of it.',
  ],
  [
    'SCOPE_NOT_YOURS_TO_GIVE',
    403,
    'A scope that is not yours to give',
    'An access token gets no scope that the token which makes it lacks.',
  ],
  ...refusalRows(team),
  ...refusalRows(tag),
]);

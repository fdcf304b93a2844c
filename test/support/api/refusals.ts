import type { Refusal } from '../../../src/kernel/deciding/decider.js';
import { refusalToProblem } from '../../../src/kernel/http/refusal-to-problem.js';
import { deref, operations, type Part } from './document.js';

/** Commands whose operation has another name; null for those that no operation sends. */
const SENT_BY: Readonly<Record<string, string | null>> = {
  CreateTeamProject: 'createProject',
  CreatePersonalProject: 'createProject',
  RequireMilestones: 'setPolicy',
  CreateOrganization: null,
  DeliverDueAlarm: null,
  EndAlarmOfDeactivatedUser: null,
};

/** A caller's organization exists; only the command line could name another. */
const NEVER_SENT = 'ORGANIZATION_NOT_FOUND';

/**
 * Throws unless the operation that sends this command lists the code of its refusal under the refusal's status; skips
 * commands that no operation sends.
 */
export function describesRefusal(command: unknown, refusal: Refusal): void {
  const { code } = refusal;
  const { type } = command as { readonly type?: unknown };
  if (typeof type !== 'string' || code === NEVER_SENT) return;
  const sentBy = Object.hasOwn(SENT_BY, type) ? SENT_BY[type] : `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`;
  const found = operations.find(({ operation }) => operation.operationId === sentBy);
  if (!found) return;
  const status = String(refusalToProblem(refusal).status);
  const { [status]: described } = found.operation.responses;
  if (described !== undefined && codesOf({ [status]: described }).includes(code)) return;
  throw new Error(
    `${type} was refused with ${code} and ${status}, which \`@Operation\` of ${sentBy} or the page of the code lacks.`,
  );
}

/** Every problem code that these responses name. */
export function codesOf(responses: Readonly<Record<string, Part>>): readonly string[] {
  return Object.values(responses).flatMap((response) => {
    const { content = {} } = deref(response) as { readonly content?: Readonly<Record<string, Part>> };
    const { schema } = content['application/problem+json'] ?? {};
    const { allOf = [] } = (schema ?? {}) as { readonly allOf?: readonly Part[] };
    const { code } = (allOf[1]?.['properties'] ?? {}) as { readonly code?: { readonly enum: readonly string[] } };
    return code?.enum ?? [];
  });
}

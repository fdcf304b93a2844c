/** The document's description of the service as a whole. */
export const DESCRIPTION = `Brightly keeps a person’s work honest: one active item, a waiting list that only its owner orders, work that is offered and accepted, and history that nobody rewrites.

**Commands** change something: POST, PUT, PATCH and DELETE. Send an \`Idempotency-Key\`, and it is safe to send them again. **Queries** are the GETs; each is also a HEAD. A command returns a \`position\`; a query that names it as \`minPosition\` never returns data from before it.

Ids are UUIDs that the service makes; times are RFC 3339; what goes over the wire is camelCase JSON in UTF-8. Fields and parameters that are not described are refused in requests. Responses may get more fields in time.

Every error is a problem document (RFC 9457): its \`type\` is the address of a page that explains it, its \`code\` is stable. A method that a path does not have gets 405 and \`Allow\`, a path that does not exist 404.`;

/** The rooms, by their folder in the sources. */
export const TAGS = [
  { folder: 'src/focus/', name: 'Focus', description: 'What one person works on now, next, and has done.' },
  { folder: 'src/planning/', name: 'Planning', description: 'Projects, milestones and how far they are.' },
  {
    folder: 'src/organizations/',
    name: 'Organizations',
    description: 'Who belongs where: organizations, teams, users, tags, access tokens.',
  },
  { folder: 'src/kernel/http/batch', name: 'Batches', description: 'Several commands in one request.' },
  {
    folder: 'src/kernel/',
    name: 'Service',
    description: 'The service itself: its health, its problems, its document.',
  },
] as const;

/** What a token is, for the document's readers. */
export const BEARER = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description:
    'A signed token of the service’s own key or of the configured issuer, or a personal access token (`POST /v1/me/tokens`). It allows what its scopes name: `read` for queries, `write` for commands, `admin` for what admins do; each operation names the one that it needs.',
} as const;

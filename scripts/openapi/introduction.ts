import { EXAMPLE_URL as HERE } from '../../src/kernel/http/openapi/document-file.js';

interface Chapter {
  readonly title: string;
  readonly text: string;
}

const AUTHORIZED = `-H "Authorization: Bearer $TOKEN"`;
const JSON_BODY = `-H 'Content-Type: application/json'`;

const CHAPTERS: readonly Chapter[] = [
  {
    title: 'Authenticate',
    text: `Each request, except to the open routes, carries a bearer token. It identifies you; your organization, team and role follow from that and are never part of a request.

- While you develop, the command line makes one: \`npm run -s brightly -- token --organization Acme --user ada@acme.example\`.
- People sign in with your identity provider, where the service is configured for one; \`GET /.well-known/oauth-protected-resource\` names it (RFC 9728).
- Scripts use a personal access token, made with \`POST /v1/me/tokens\` and shown once.

A token allows what its scopes name: \`read\` the GETs, \`write\` the rest, \`admin\` what admins do. Without a valid token the response is 401, without the scope 403.

\`\`\`sh
curl -sS --fail-with-body ${HERE}/v1/me ${AUTHORIZED}
\`\`\``,
  },
  {
    title: 'Retry safely',
    text: `Every request that changes something is a command: POST, PUT, PATCH or DELETE. Make a key for each action of your user, such as a UUID, and send it as \`Idempotency-Key\`. If the response does not arrive, send the same request again under the same key: for 30 days it has no second effect and gets the first response (LOG-3). Another request under a used key is refused with 422. A refusal is not remembered, so a refused command may be sent again under its key once it is allowed.

\`\`\`sh
KEY=$(date +%s)-$$
curl -sS --fail-with-body ${HERE}/v1/items ${AUTHORIZED} ${JSON_BODY} \\
  -H "Idempotency-Key: $KEY" -d '{"title": "Call the bank", "accept": true}'
curl -sS --fail-with-body ${HERE}/v1/items ${AUTHORIZED} ${JSON_BODY} \\
  -H "Idempotency-Key: $KEY" -d '{"title": "Call the bank", "accept": true}'
\`\`\`

Both responses name the same item, and only one exists.`,
  },
  {
    title: 'Read what you have written',
    text: `Lists are read from tables that follow the history within milliseconds. A command returns its \`position\`, in the body and as \`Brightly-Position\`; a read that names it as \`minPosition\` waits for it and never returns data from before it (LOG-4). It waits two seconds, or as long as \`Prefer: wait=<seconds>\` says, and returns 503 if that was not enough.

\`\`\`sh
POSITION=$(curl -sS --fail-with-body -o /dev/null -w '%header{brightly-position}' ${HERE}/v1/items ${AUTHORIZED} ${JSON_BODY} \\
  -d '{"title": "Answer Bob", "accept": true}')
curl -sS --fail-with-body "${HERE}/v1/me/queue?minPosition=$POSITION" ${AUTHORIZED}
\`\`\`

Keep the latest position and send it with every read. One that belongs to another database, after a restore for example, gets 410: forget it and read without.`,
  },
  {
    title: 'See how it was',
    text: `A read that names a position as \`asOf\` responds as it would have responded there: every list, its order, positions and progress (HIST-4). You see what you may see today; nothing can be done with what was, so \`allowedActions\` is empty.

\`\`\`sh
THEN=$(curl -sS --fail-with-body -o /dev/null -w '%header{brightly-position}' ${HERE}/v1/items ${AUTHORIZED} ${JSON_BODY} \\
  -d '{"title": "Water the plants", "accept": true}')
curl -sS --fail-with-body "${HERE}/v1/me/queue?asOf=$THEN" ${AUTHORIZED}
\`\`\``,
  },
  {
    title: 'Notice what others changed',
    text: `Each read has an \`ETag\`. Send it back as \`If-None-Match\`, and the response is 304 without a body while nothing has changed; browsers do that by themselves. Send it as \`If-Match\` with a command, and the command is carried out only if nobody has changed the resource since: otherwise 412. In lists each entry has its own \`etag\` for that. A command without \`If-Match\` is checked by the rules only, which is enough for most.

\`\`\`sh
ETAG=$(curl -sS --fail-with-body -o /dev/null -w '%header{etag}' ${HERE}/v1/me/queue ${AUTHORIZED})
curl -sS --fail-with-body -o /dev/null -w '%{http_code}' ${HERE}/v1/me/queue ${AUTHORIZED} -H "If-None-Match: $ETAG"
\`\`\``,
  },
  {
    title: 'Read page by page',
    text: `Lists come in pages of 20, or of \`limit\`, 100 at most: \`items\` and a \`cursor\`, which is null on the last page. Ask for the next one with \`cursor\`, or follow \`Link: …; rel="next"\`. A cursor is opaque, and belongs to its list.

\`\`\`sh
curl -sS --fail-with-body "${HERE}/v1/me/queue?limit=1" ${AUTHORIZED}
\`\`\``,
  },
  {
    title: 'Do several things at once',
    text: `\`POST /v1/commands\` takes up to 100 commands, carries them out in order and returns each one's result. It is not atomic: it continues after a refusal, unless \`stopOnRefusal\` is true. A later command refers to an earlier one's response by index. One \`Idempotency-Key\` covers the batch, each command in it under a key of its own that derives from it.

\`\`\`sh
curl -sS --fail-with-body ${HERE}/v1/commands ${AUTHORIZED} ${JSON_BODY} -d '{
  "commands": [
    {"method": "POST", "path": "/v1/items", "body": {"title": "Write the report"}},
    {"method": "POST", "path": "/v1/items/{itemId}/accept", "params": {"itemId": {"$ref": 0, "field": "itemId"}}}
  ]
}'
\`\`\``,
  },
  {
    title: 'Handle refusals',
    text: `A request that is not carried out gets a problem document (RFC 9457), as \`application/problem+json\`:

\`\`\`json
{
  "type": "${HERE}/problems/item-not-active",
  "title": "The item is not active",
  "status": 409,
  "code": "ITEM_NOT_ACTIVE",
  "detail": "To complete an item, it must be active; this one is waiting.",
  "rule": "FOCUS-7",
  "allowed": ["activate", "move", "set-aside", "edit", "edit-steps", "edit-tags", "delete"]
}
\`\`\`

- Decide by \`code\`, or by \`status\` for a code that you do not know: new ones may come.
- Show \`detail\` to people. \`type\` is the address of a page that explains the code.
- \`allowed\` names the commands that are possible instead. Resources say the same before you try, as \`allowedActions\`: show a button only if its action is in there.
- \`errors\` names each place of a malformed request, all at once: \`pointer\` into the body, \`parameter\` or \`header\`.
- What does not exist and what you may not see get the same response, 404.
- 429 and 503 say in \`Retry-After\` after how many seconds to send the request again; under the same key it is safe.`,
  },
  {
    title: 'Let the client do it',
    text: `The TypeScript client does all of the above by itself, in browsers and in Node, and knows the type of each request and response:

\`\`\`ts
import { createBrightlyClient, dataOf } from 'brightly/client';

const brightly = createBrightlyClient({ url: '${HERE}', token: () => session.accessToken });
const { itemId } = await dataOf(brightly.POST('/v1/items', { body: { title: 'Call the bank', accept: true } }));
const { data, error } = await brightly.POST('/v1/items/{itemId}/activate', { params: { path: { itemId } } });
if (error?.code === 'ITEM_NOT_WAITING') showActions(error.allowed);
\`\`\``,
  },
];

/** How to use the API, for someone who writes a frontend, in Markdown. Its `sh` blocks run in order. */
export const INTRODUCTION = CHAPTERS.map(({ title, text }) => `## ${title}\n\n${text}`).join('\n\n');

import openapiTS, { astToString } from 'openapi-typescript';

/** The types of all requests and responses, the content of `src/client/api.ts`, from the API's document as JSON. */
export async function clientTypes(document: string): Promise<string> {
  const types = await openapiTS(document);
  return `// Made by \`npm run openapi\` from docs/api/openapi.json.\n\n${astToString(types)}`;
}

/** The lines under `## [Unreleased]`, `### Breaking` of a changelog, each without its bullet. */
export function announcedChanges(changelog: string): readonly string[] {
  const [, unreleased = ''] = changelog.split(/^## \[?Unreleased\]?.*$/im);
  const [, breaking = ''] = (unreleased.split(/^## /m)[0] ?? '').split(/^### Breaking *$/m);
  const lines = (breaking.split(/^### /m)[0] ?? '').split('\n');
  return lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2).trim());
}

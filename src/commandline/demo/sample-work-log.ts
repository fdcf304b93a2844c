/** A sample work log and the moment up to which its work is done. */
export interface Sample {
  readonly csv: string;
  /** RFC 3339 UTC; about a tenth of the work is after it. */
  readonly cutoff: string;
}

const TEAMS = ['Intake', 'Assessment', 'Permits', 'Surveying', 'Legal', 'Finance', 'Archive', 'Front desk'] as const;
const GIVEN = ['Ada', 'Bruno', 'Chiara', 'Dmitri', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas'] as const;
const FAMILY = ['Almeida', 'Berg', 'Castro', 'Dahl'] as const;
const WORK: Readonly<Record<(typeof TEAMS)[number], readonly string[]>> = {
  'Front desk': ['Confirm receipt', 'Call the applicant back', 'Register the application'],
  Intake: ['Check that the file is complete', 'Ask for missing papers', 'Scan the drawings'],
  Assessment: ['Assess the plan', 'Write the report', 'Review the report'],
  Permits: ['Draft the permit', 'Publish the draft', 'Send the decision'],
  Surveying: ['Visit the site', 'Measure the plot'],
  Legal: ['Answer an objection', 'Check the zoning plan'],
  Finance: ['Calculate the fee', 'Send the invoice'],
  Archive: ['File the case'],
};
const CASES = 1_500;
const PEOPLE = GIVEN.length * FAMILY.length;
const MINUTE = 60_000;
const START = Date.parse('2026-01-05T08:00:00Z');
const CASE_EVERY = 45 * MINUTE;

/** Makes the same town hall's work log from the same seed: 40 people in eight teams on 1,500 cases. */
export function sampleWorkLog(seed = 2026): Sample {
  const random = mulberry32(seed);
  const lines = ['case:concept:name,concept:name,org:resource,org:group,time:timestamp'];
  for (let index = 0; index < CASES; index += 1) lines.push(...linesOfCase(index, random));
  return { csv: `${lines.join('\n')}\n`, cutoff: new Date(START + CASES * 0.9 * CASE_EVERY).toISOString() };
}

function* linesOfCase(index: number, random: () => number): Generator<string> {
  let time = START + index * CASE_EVERY;
  const name = `Application ${String(index + 1).padStart(4, '0')}`;
  for (const team of routeOf(random)) {
    time += Math.ceil(random() * 600) * MINUTE;
    const activity = pick(WORK[team], random);
    yield [name, activity, personOf(team, random), team, new Date(time).toISOString()].join(',');
  }
}

/** Most applications run straight through; some need the lawyers or the surveyors. */
function routeOf(random: () => number): readonly (typeof TEAMS)[number][] {
  const route: (typeof TEAMS)[number][] = ['Front desk', 'Intake', 'Assessment'];
  if (random() < 0.3) route.push('Surveying');
  if (random() < 0.15) route.push('Legal');
  if (random() < 0.7) route.push('Finance');
  route.push('Permits');
  if (random() < 0.8) route.push('Archive');
  return route;
}

/** Each team has five people, and the first ones do most of its work. */
function personOf(team: (typeof TEAMS)[number], random: () => number): string {
  const perTeam = PEOPLE / TEAMS.length;
  const person = TEAMS.indexOf(team) * perTeam + Math.floor(random() ** 1.5 * perTeam);
  const given = GIVEN[person % GIVEN.length] ?? GIVEN[0];
  const family = FAMILY[Math.floor(person / GIVEN.length)] ?? FAMILY[0];
  return `${given} ${family}`;
}

function pick(from: readonly string[], random: () => number): string {
  return from[Math.floor(random() * from.length)] ?? '';
}

/** Tommy Ettinger's mulberry32: random enough for a sample, and the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
];
const decisions = pages.filter((page) => page.startsWith('docs/adr/'));
const text = (page: string): string => readFileSync(join(root, page), 'utf8');

describe('the docs', () => {
  it.each(pages)('%s: each link has a target', (page) => {
    const targets = [...text(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, target]) => target ?? '');
    expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  it.each(pages)('%s: each file that it names exists', (page) => {
    const named = [...text(page).matchAll(/`((?:src|projections|migrations|test|docs|scripts)\/[\w./-]+)`/g)];
    expect(named.map(([, path]) => path ?? '').filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(decisions)('%s: its title is a sentence under its number, and it says what checks it', (page) => {
    const number = /adr\/(\d{4})-/.exec(page)?.[1] ?? '';
    expect(text(page)).toMatch(new RegExp(`^# ${number} \\S+ .*\\w`));
    expect(text(page)).toMatch(/^\*\*Checked by\*\*/m);
  });

  it('architecture decision records are numbered from 0001 without a gap', () => {
    const numbers = decisions.map((page) => Number(/adr\/(\d{4})-/.exec(page)?.[1])).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

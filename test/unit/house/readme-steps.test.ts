import { stepsOf } from '../../support/readme.js';

const fence = (language: string, body: string): string => `text\n\n\`\`\`${language}\n${body}\`\`\`\n`;

describe('the commands that a reader of the README types', () => {
  it('are the code blocks marked sh, in order, with continued lines joined', () => {
    const readme = fence('sh', 'npm ci\nnpm start\n') + fence('', 'no\n') + fence('sh', '# why\na \\\n  -b\n\nc\n');
    expect(stepsOf(readme)).toEqual([
      { kind: 'install' },
      { kind: 'start' },
      { kind: 'run', line: 'a -b' },
      { kind: 'run', line: 'c' },
    ]);
  });

  it('do not include running tests and benchmarks', () => {
    expect(stepsOf(fence('sh', 'npm test\nnpm run bench -- --json FILE\nnpm run benchmarks\n'))).toEqual([
      { kind: 'mentioned', script: 'test' },
      { kind: 'mentioned', script: 'bench' },
      { kind: 'run', line: 'npm run benchmarks' },
    ]);
  });
});

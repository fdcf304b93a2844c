import type { Linter } from 'eslint';

export declare const domainPurity: Linter.RulesRecord;

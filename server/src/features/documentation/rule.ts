// Documentation of a diagnostic by its code.
import type { Rule } from '../../rules/rule';
import { code, codeBlock, paragraphs } from './markdown';

export function ruleDocumentation(rule: Rule): string {
  return paragraphs(
    `**${code(rule.code)}** (${rule.byDefault ?? rule.severity}) ${rule.title}`,
    rule.why,
    paragraphs('**Found**', codeBlock(...lines(rule.bad))),
    paragraphs('**Mended**', codeBlock(...lines(rule.good))),
  );
}

const lines = (text: string): string[] => text.replace(/^\n+|\s+$/g, '').split('\n');

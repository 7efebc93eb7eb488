// Whether a message of ptxas and a diagnostic of ours on the same statement can be about one fault. In doubt they are: two
// messages for one fault cost more than one message for two, because the second comes when the first is mended.
import type { Diagnostic } from '../rules/rule';
import { type PtxasMessage, quotedNames } from './messages';

/** 'availability': the version or the target lacks it. 'symbol': a name is not declared. 'general': all else. */
type Cause = 'syntax' | 'availability' | 'symbol' | 'general';

export function causeOf({ text }: PtxasMessage): Cause {
  if (/^(?:Parsing error|No variable storage|Unexpected (?:EOF|end of file|non-ASCII)|Missing \.)/.test(text))
    return 'syntax';
  if (/^(?:Unknown symbol|Label expected for forward)/.test(text)) return 'symbol';
  if (/\.version|\.target|PTX ISA|for arch|SM version|future architecture/.test(text)) return 'availability';
  return 'general';
}

const syntaxCodes = /^(?:syntax-error|missing-semicolon|unclosed-|invalid-)/;

function isAboutSyntax({ code }: Diagnostic): boolean {
  return syntaxCodes.test(code);
}

/** Both stand on one statement. */
export function isSameFault(message: PtxasMessage, ours: Diagnostic): boolean {
  const isOurAvailability = /^(?:needs-|module-header)/.test(ours.code);
  switch (causeOf(message)) {
    case 'syntax':
      return !isOurAvailability;
    case 'availability':
      return isOurAvailability || ours.severity !== 'error' || mentions(ours, message);
    case 'symbol':
      // Where the syntax is broken for us, ptxas may have read the pieces as names.
      return isAboutSyntax(ours) || mentions(ours, message);
    case 'general':
      return !isOurAvailability;
  }
}

function mentions(ours: Diagnostic, message: PtxasMessage): boolean {
  return quotedNames(message).some((name) => ours.message.includes(`\`${name}`));
}

/** Of several messages about one fault the first by this order says most. */
export function weightOf(message: PtxasMessage): number {
  if (message.text.startsWith('Not a name of any known')) return 0;
  if (causeOf(message) === 'symbol') return 1;
  if (message.text.startsWith('Unknown ')) return 2;
  if (causeOf(message) === 'availability') return 3;
  if (
    /^(?:Arguments mismatch|Unexpected instruction types|Illegal operand type|Operation {2}requires)/.test(message.text)
  )
    return 6;
  return message.text.startsWith('Parsing error') ? 5 : 4;
}

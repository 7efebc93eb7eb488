// All rules, in the order of the documentation. test/rules/rules.test.ts proves that no file is missing here.
import duplicateDeclaration from './duplicate-declaration';
import duplicateLabel from './duplicate-label';
import emptyModule from './empty-module';
import invalidCharacter from './invalid-character';
import invalidNumber from './invalid-number';
import missingModifier from './missing-modifier';
import missingSemicolon from './missing-semicolon';
import modifierNotAllowed from './modifier-not-allowed';
import modifierOrder from './modifier-order';
import moduleHeader from './module-header';
import needsTarget from './needs-target';
import needsVersion from './needs-version';
import nonAscii from './non-ascii';
import notPtx from './not-ptx';
import operandCount from './operand-count';
import type { Rule } from './rule';
import syntaxError from './syntax-error';
import unclosedBrace from './unclosed-brace';
import unclosedComment from './unclosed-comment';
import unclosedString from './unclosed-string';
import undefinedFunction from './undefined-function';
import undefinedLabel from './undefined-label';
import undefinedSymbol from './undefined-symbol';
import unknownDirective from './unknown-directive';
import unknownModifier from './unknown-modifier';
import unknownOpcode from './unknown-opcode';
import unknownSuppression from './unknown-suppression';
import unknownType from './unknown-type';
import unreachableCode from './unreachable-code';
import unusedLabel from './unused-label';

export const rules: readonly Rule[] = [
  notPtx,
  emptyModule,
  moduleHeader,
  nonAscii,
  invalidCharacter,
  invalidNumber,
  unclosedComment,
  unclosedString,
  unclosedBrace,
  missingSemicolon,
  syntaxError,
  unknownDirective,
  unknownType,
  duplicateDeclaration,
  duplicateLabel,
  undefinedSymbol,
  undefinedLabel,
  undefinedFunction,
  unknownOpcode,
  unknownModifier,
  missingModifier,
  modifierNotAllowed,
  modifierOrder,
  operandCount,
  needsVersion,
  needsTarget,
  unreachableCode,
  unusedLabel,
  unknownSuppression,
];

/** Where a diagnostic's documentation is found. */
export const documentationUrl = (code: string): string =>
  `https://github.com/ptx-lens/ptx-lens/blob/main/docs/diagnostics.md#${code}`;

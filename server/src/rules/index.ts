// All rules, in the order of the documentation. test/rules/rules.test.ts proves that no file is missing here.
import addressSize from './address-size';
import alias from './alias';
import alignment from './alignment';
import arraySize from './array-size';
import branchTarget from './branch-target';
import callArguments from './call-arguments';
import callTarget from './call-target';
import conflictingDeclaration from './conflicting-declaration';
import constantExpression from './constant-expression';
import declarationSpace from './declaration-space';
import declarationType from './declaration-type';
import duplicateDeclaration from './duplicate-declaration';
import duplicateLabel from './duplicate-label';
import emptyModule from './empty-module';
import ignoredDirective from './ignored-directive';
import initialValue from './initial-value';
import invalidCharacter from './invalid-character';
import invalidNumber from './invalid-number';
import launchBounds from './launch-bounds';
import lineInformation from './line-information';
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
import parameterAccess from './parameter-access';
import parameterList from './parameter-list';
import parameterSpace from './parameter-space';
import pragma from './pragma';
import type { Rule } from './rule';
import specialRegister from './special-register';
import syntaxError from './syntax-error';
import targetList from './target-list';
import unclosedBrace from './unclosed-brace';
import unclosedComment from './unclosed-comment';
import unclosedString from './unclosed-string';
import undefinedFunction from './undefined-function';
import undefinedLabel from './undefined-label';
import undefinedSymbol from './undefined-symbol';
import unknownDirective from './unknown-directive';
import unknownModifier from './unknown-modifier';
import unknownOpcode from './unknown-opcode';
import unknownPragma from './unknown-pragma';
import unknownSuppression from './unknown-suppression';
import unknownType from './unknown-type';
import unknownVersion from './unknown-version';
import unreachableCode from './unreachable-code';
import unusedLabel from './unused-label';
import withdrawnDirective from './withdrawn-directive';

export const rules: readonly Rule[] = [
  notPtx,
  emptyModule,
  moduleHeader,
  unknownVersion,
  targetList,
  addressSize,
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
  declarationSpace,
  declarationType,
  alignment,
  arraySize,
  parameterList,
  parameterSpace,
  initialValue,
  constantExpression,
  duplicateDeclaration,
  conflictingDeclaration,
  alias,
  duplicateLabel,
  undefinedSymbol,
  undefinedLabel,
  undefinedFunction,
  callTarget,
  callArguments,
  branchTarget,
  parameterAccess,
  specialRegister,
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
  withdrawnDirective,
  launchBounds,
  ignoredDirective,
  pragma,
  unknownPragma,
  lineInformation,
];

/** Where a diagnostic's documentation is found. */
export const documentationUrl = (code: string): string =>
  `https://github.com/ptx-lens/ptx-lens/blob/main/docs/diagnostics.md#${code}`;

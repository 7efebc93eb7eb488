// All rules, in the order of the documentation. test/rules/rules.test.ts proves that no file is missing here.
import addressSize from './address-size';
import addressSpace from './address-space';
import alias from './alias';
import alignment from './alignment';
import arraySize from './array-size';
import branchTarget from './branch-target';
import callArguments from './call-arguments';
import callTarget from './call-target';
import conflictingDeclaration from './conflicting-declaration';
import constantExpression from './constant-expression';
import cpAsyncEarlyRead from './cp-async-early-read';
import cpAsyncWithoutWait from './cp-async-without-wait';
import declarationSpace from './declaration-space';
import declarationType from './declaration-type';
import deprecatedForm from './deprecated-form';
import divergentBarrier from './divergent-barrier';
import duplicateDeclaration from './duplicate-declaration';
import duplicateLabel from './duplicate-label';
import emptyModule from './empty-module';
import ignoredDirective from './ignored-directive';
import immediateOutOfRange from './immediate-out-of-range';
import immediateValue from './immediate-value';
import initialValue from './initial-value';
import invalidCharacter from './invalid-character';
import invalidNumber from './invalid-number';
import launchBounds from './launch-bounds';
import launchLimits from './launch-limits';
import lineInformation from './line-information';
import lop3Table from './lop3-table';
import maybeUninitialisedRegister from './maybe-uninitialised-register';
import mbarrierBeforeInit from './mbarrier-before-init';
import misalignedAccess from './misaligned-access';
import missingModifier from './missing-modifier';
import missingProxyFence from './missing-proxy-fence';
import missingReturn from './missing-return';
import missingSemicolon from './missing-semicolon';
import modifierNotAllowed from './modifier-not-allowed';
import modifierOrder from './modifier-order';
import moduleHeader from './module-header';
import ncWritten from './nc-written';
import needsTarget from './needs-target';
import needsVersion from './needs-version';
import noStack from './no-stack';
import nonAscii from './non-ascii';
import notPortable from './not-portable';
import notPtx from './not-ptx';
import operandCount from './operand-count';
import operandKind from './operand-kind';
import operandType from './operand-type';
import outOfBoundsAccess from './out-of-bounds-access';
import parameterAccess from './parameter-access';
import parameterList from './parameter-list';
import parameterSpace from './parameter-space';
import pragma from './pragma';
import preciseDivision from './precise-division';
import recursion from './recursion';
import type { Rule } from './rule';
import setmaxnregBudget from './setmaxnreg-budget';
import setmaxnregIgnored from './setmaxnreg-ignored';
import shiftBeyondWidth from './shift-beyond-width';
import slowDouble from './slow-double';
import specialRegister from './special-register';
import stateSpace from './state-space';
import syntaxError from './syntax-error';
import targetList from './target-list';
import tcgen05Alloc from './tcgen05-alloc';
import tcgen05Relinquish from './tcgen05-relinquish';
import transactionBytes from './transaction-bytes';
import unclosedBrace from './unclosed-brace';
import unclosedComment from './unclosed-comment';
import unclosedString from './unclosed-string';
import undefinedFunction from './undefined-function';
import undefinedLabel from './undefined-label';
import undefinedSymbol from './undefined-symbol';
import uninitialisedRegister from './uninitialised-register';
import unknownDirective from './unknown-directive';
import unknownModifier from './unknown-modifier';
import unknownOpcode from './unknown-opcode';
import unknownPragma from './unknown-pragma';
import unknownSuppression from './unknown-suppression';
import unknownType from './unknown-type';
import unknownVersion from './unknown-version';
import unreachableCode from './unreachable-code';
import unresolvedExtern from './unresolved-extern';
import unusedLabel from './unused-label';
import unusedParameter from './unused-parameter';
import unusedRegister from './unused-register';
import unusedVariable from './unused-variable';
import valueNeverRead from './value-never-read';
import vectorSize from './vector-size';
import wgmmaProtocol from './wgmma-protocol';
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
  noStack,
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
  operandType,
  operandKind,
  vectorSize,
  immediateValue,
  stateSpace,
  needsVersion,
  notPortable,
  needsTarget,
  uninitialisedRegister,
  maybeUninitialisedRegister,
  unreachableCode,
  missingReturn,
  valueNeverRead,
  unusedRegister,
  unusedParameter,
  unusedVariable,
  unusedLabel,
  immediateOutOfRange,
  shiftBeyondWidth,
  lop3Table,
  misalignedAccess,
  outOfBoundsAccess,
  addressSpace,
  ncWritten,
  divergentBarrier,
  cpAsyncWithoutWait,
  cpAsyncEarlyRead,
  mbarrierBeforeInit,
  transactionBytes,
  missingProxyFence,
  wgmmaProtocol,
  tcgen05Alloc,
  tcgen05Relinquish,
  setmaxnregIgnored,
  setmaxnregBudget,
  slowDouble,
  preciseDivision,
  unknownSuppression,
  withdrawnDirective,
  deprecatedForm,
  launchBounds,
  launchLimits,
  recursion,
  unresolvedExtern,
  ignoredDirective,
  pragma,
  unknownPragma,
  lineInformation,
];

/** Where a diagnostic's documentation is found. */
export const documentationUrl = (code: string): string =>
  `https://github.com/ptx-lens/ptx-lens/blob/main/docs/diagnostics.md#${code}`;

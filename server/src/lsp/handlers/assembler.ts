// Rows of the installed ptxas: compilation on command, and what can be compiled for.
import type { CancellationToken, CodeLens, ExecuteCommandParams } from 'vscode-languageserver';
import type { Analysis } from '../../analysis';
import { targetIndex } from '../../isa/targets';
import { chooseArchitecture, compilableTargets } from '../../toolchain/installation';
import { compileLenses, usageText } from '../../toolchain/lenses';
import type { Compilation } from '../assembler';
import { toRange } from '../convert';
import {
  type CompileAnswer,
  type CompileParameters,
  type CompileTargetsAnswer,
  compileCommand,
  compileRequest,
  compileTargetsRequest,
  ownTarget,
} from '../protocol';
import { say } from '../say';
import type { Session } from '../session';
import type { FeatureRow } from './row';

const FAILED: CompileAnswer = { kind: 'failed', message: 'PTX Lens failed; its log says more.' };

export const assembler: readonly FeatureRow[] = [
  {
    capabilities: {},
    register: (session) => {
      session.connection.onRequest<CompileAnswer, unknown>(
        compileRequest,
        (parameters: CompileParameters, token: CancellationToken) =>
          session.guardedAsync('compile', FAILED, (given: CompileParameters) => compile(session, given, token))(
            parameters,
          ),
      );
    },
  },
  {
    // start.ts offers the command to clients that have none of their own.
    capabilities: {},
    register: (session) => {
      session.connection.onExecuteCommand(
        session.guardedAsync('executeCommand', null, ({ command, arguments: given = [] }: ExecuteCommandParams) =>
          command === compileCommand ? compileForClient(session, given) : Promise.resolve(null),
        ),
      );
    },
  },
  {
    capabilities: {},
    register: (session) =>
      session.connection.onRequest(
        compileTargetsRequest,
        session.guardedAsync('compileTargets', null, ({ textDocument }: CompileParameters) =>
          targetsOf(session, textDocument.uri),
        ),
      ),
  },
];

/** Lenses beside those of the estimate; none where there is no ptxas. */
export function lensesOfPtxas(session: Session, uri: string, analysis: Analysis): CodeLens[] {
  if (!session.settings.codeLens.ptxas || !session.assembler.isAvailable) return [];
  const compiled = session.assembler.compiled(uri);
  return compileLenses(analysis, compiled).map(({ start, end, title, tooltip }) => ({
    range: toRange(analysis.document, { start, end }),
    // An offer is for the file's own target; behind numbers stands the choice of another.
    command: { title, tooltip, command: compileCommand, arguments: compiled ? [uri] : [uri, ownTarget] },
  }));
}

async function compile(
  session: Session,
  parameters: CompileParameters,
  token: CancellationToken,
): Promise<CompileAnswer> {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  const target = parameters.target === undefined ? undefined : targetIndex(parameters.target);
  if (parameters.target !== undefined && target === undefined)
    return { kind: 'failed', message: `There is no target ${parameters.target}.` };
  const { maxRegisters } = parameters;
  if (maxRegisters !== undefined && !(Number.isInteger(maxRegisters) && maxRegisters > 0))
    return { kind: 'failed', message: 'The most registers of a thread are a whole number above 0.' };
  const { uri } = parameters.textDocument;
  return answerOf(await session.assembler.compile(uri, { target, maxRegisters }, controller.signal));
}

/** With the progress and the words that a client with a command of its own would show. */
async function compileForClient(session: Session, [uri, target]: readonly unknown[]): Promise<CompileAnswer | null> {
  if (typeof uri !== 'string') return null;
  const progress = await session.connection.window.createWorkDoneProgress();
  progress.begin('ptxas', undefined, undefined, true);
  const parameters = typeof target === 'string' && target !== ownTarget ? { target } : {};
  const answer = await compile(session, { textDocument: { uri }, ...parameters }, progress.token);
  progress.done();
  if (answer.kind === 'failed') say(session.connection, 'warning', answer.message);
  if (answer.kind === 'rejected')
    say(session.connection, 'warning', `ptxas does not compile this file for ${answer.target}.`);
  if (answer.kind === 'compiled') say(session.connection, 'information', summaryOf(answer));
  return answer;
}

function summaryOf({ target, functions }: Extract<CompileAnswer, { kind: 'compiled' | 'rejected' }>): string {
  const lines = functions.map((one) => `${one.name}: ${usageText({ ...one, registers: one.registers ?? undefined })}`);
  return [`ptxas, ${target}`, ...lines].join('\n');
}

function answerOf(compilation: Compilation): CompileAnswer {
  if (!('compiled' in compilation))
    return compilation.message === undefined ? { kind: 'cancelled' } : { kind: 'failed', message: compilation.message };
  const { accepted, version, target, isRelocatable, usages, faults } = compilation.compiled;
  const count = (severity: string): number =>
    faults.filter(({ messages: [first] }) => first.severity === severity).length;
  return {
    kind: accepted ? 'compiled' : 'rejected',
    version,
    target,
    isRelocatable,
    functions: usages.map((usage) => ({ ...usage, registers: usage.registers ?? null })),
    errors: count('error'),
    warnings: count('warning'),
  };
}

async function targetsOf(session: Session, uri: string): Promise<CompileTargetsAnswer | null> {
  const found = await session.assembler.findForUser();
  const analysis = session.analysisOf(uri);
  if (typeof found === 'string' || !analysis) return null;
  const choice = chooseArchitecture(found, analysis.module.header, 'sm');
  return { targets: compilableTargets(found), own: 'target' in choice ? choice.target : undefined };
}

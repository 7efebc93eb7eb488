// The product's verdicts on the recorded lines against the assembler's: for how many they agree, and where not, in groups.

import { vectorOf } from '../../../server/src/isa/availability';
import { formsOf, instructionNamed } from '../../../server/src/isa/catalogue';
import { versionIndex } from '../../../server/src/isa/versions';
import type { Reason } from './alternatives';
import { judgeLines } from './measure';
import { cellsOf, type EnumeratedFile, type RecordedLine, type Verdicts } from './record';

export interface Disagreement {
  /** True where the assembler accepts and the product does not. */
  readonly isFalseReject: boolean;
  readonly reason: Reason;
  /** The rule that rejects; empty where none does. */
  readonly code: string;
  readonly instruction: string;
  /** Lines times targets. */
  readonly count: number;
  readonly example: string;
  /** The first target of the example. */
  readonly target: string;
}

export interface Tally {
  readonly name: string;
  readonly verdicts: number;
  readonly agreed: number;
}

export interface Comparison {
  readonly ptxas: string;
  readonly version: string;
  readonly lines: number;
  readonly targets: readonly Tally[];
  readonly reasons: readonly Tally[];
  readonly instructions: readonly Tally[];
  readonly disagreements: readonly Disagreement[];
}

/** All lines for the first assembler; for a later one those that came with its versions. */
export function comparisonsOf({ lines, verdicts }: EnumeratedFile): Comparison[] {
  const [first, ...later] = verdicts;
  const all = [...lines.keys()];
  return [
    compare(lines, first, all),
    ...later.map((one) =>
      compare(
        lines,
        one,
        all.filter((index) => isAddition(lines[index], index, first, one)),
      ),
    ),
  ];
}

/** Whether a line tells of something that the later assembler has and the first had not. */
function isAddition(line: RecordedLine, index: number, first: Verdicts, later: Verdicts): boolean {
  if ((later.accepted[index] & ~first.accepted[index]) !== 0) return true;
  const instruction = instructionNamed(line.instruction);
  const form = instruction && formsOf(instruction)[line.form];
  if (!form) return false;
  const since = Math.min(...vectorOf(form.form.observed ?? form.form.since));
  return since > versionIndex(first.version)! && since <= versionIndex(later.version)!;
}

class Tallies {
  private readonly known = new Map<string, { verdicts: number; agreed: number }>();

  add(name: string, isAgreed: boolean): void {
    const tally = this.known.get(name) ?? { verdicts: 0, agreed: 0 };
    tally.verdicts++;
    if (isAgreed) tally.agreed++;
    this.known.set(name, tally);
  }

  all(): Tally[] {
    return [...this.known].map(([name, tally]) => ({ name, ...tally }));
  }
}

function compare(all: readonly RecordedLine[], { ptxas, version, accepted }: Verdicts, chosen: number[]): Comparison {
  const [targets, reasons, instructions] = [new Tallies(), new Tallies(), new Tallies()];
  const groups = new Map<string, { -readonly [Key in keyof Disagreement]: Disagreement[Key] }>();
  const texts = chosen.map((index) => all[index].text);
  for (const [bit, cell] of cellsOf(version).entries()) {
    for (const [at, complaint] of judgeLines(cell, texts).entries()) {
      const { reason, instruction, text } = all[chosen[at]];
      const isAccepted = ((accepted[chosen[at]] >> bit) & 1) === 1;
      const isAgreed = isAccepted === (complaint === undefined);
      targets.add(cell.target, isAgreed);
      reasons.add(reason, isAgreed);
      instructions.add(instruction, isAgreed);
      if (isAgreed) continue;
      const code = complaint?.code ?? '';
      const key = `${isAccepted} ${reason} ${code} ${instruction}`;
      const group = groups.get(key);
      if (group) group.count++;
      else
        groups.set(key, {
          isFalseReject: isAccepted,
          reason,
          code,
          instruction,
          count: 1,
          example: text,
          target: cell.target,
        });
    }
  }
  const disagreements = [...groups.values()].sort(
    (a, b) => b.count - a.count || (a.instruction < b.instruction ? -1 : a.instruction > b.instruction ? 1 : 0),
  );
  return {
    ptxas,
    version,
    lines: chosen.length,
    targets: targets.all(),
    reasons: reasons.all(),
    instructions: instructions.all(),
    disagreements,
  };
}

export function agreementOf(tallies: readonly Tally[]): number {
  const verdicts = tallies.reduce((sum, tally) => sum + tally.verdicts, 0);
  return tallies.reduce((sum, tally) => sum + tally.agreed, 0) / verdicts;
}

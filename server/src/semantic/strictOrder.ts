// The few orders of modifiers that matter: some stand directly behind the instruction's name, and of two state spaces, or
// layouts of matrices, each has its place.
import { leading } from '../isa/leading';
import type { CompiledForm } from '../isa/notation';
import { stateSpace } from '../isa/stateSpaces';
import type { OpcodeProblem } from './matchProblems';

/** What is wrong with the order of an opcode whose words fit the forms otherwise; `given` are those behind the name. */
export function orderProblem(
  name: string,
  forms: readonly CompiledForm[],
  given: readonly string[],
  offset: number,
): OpcodeProblem | undefined {
  const late = lateWord(leading.get(name) ?? [], given);
  if (late >= 0) return problem(late + offset, `\`${given[late]}\` has to stand directly behind \`${name}\``);
  for (const isMember of [isSpace, isLayout]) {
    const members = given.filter(isMember);
    if (members.length < 2 || forms.some((form) => takesInOrder(form, members))) continue;
    const second = given.findLastIndex(isMember);
    return problem(
      second + offset,
      `\`${given[second]}\` has to stand in front of \`${members[0]}\`: here their order counts`,
    );
  }
  return undefined;
}

const problem = (word: number, text: string): OpcodeProblem => ({
  code: 'modifier-not-allowed',
  word,
  message: `${text}.`,
});

/** Index of the first such word that another one stands before; -1 where there is none. */
function lateWord(first: readonly string[], given: readonly string[]): number {
  let others = false;
  for (const [index, word] of given.entries()) {
    if (!first.includes(word)) others = true;
    else if (others) return index;
  }
  return -1;
}

const isLayout = (word: string): boolean => word === '.row' || word === '.col';

const isSpace = (word: string): boolean => stateSpace(word) !== undefined;

/** Whether the form has positions for the words in this order. */
function takesInOrder({ items }: CompiledForm, words: readonly string[]): boolean {
  let at = 0;
  for (const { values } of items) if (at < words.length && values.has(words[at])) at++;
  return at === words.length;
}

// `.approx` as `.rn` and back, where both are: the precision changes, not what is computed.
import { NodeKind, tokenText } from '../../syntax/nodes';
import { useOf } from '../use';
import { type Refactorer, tokenReplaced } from './refactoring';

export const togglePrecision: Refactorer = (spot) => {
  const { tree, statement } = spot;
  const use = tree.kinds[statement] === NodeKind.Instruction ? useOf(tree, statement) : undefined;
  const word = use?.match.words.findIndex((each) => each === '.approx' || each === '.rn') ?? -1;
  if (!use || word < 1) return [];
  const token = tree.first[use.opcode] + word;
  const isApproximate = use.match.words[word] === '.approx';
  if (tokenText(tree, token) !== use.match.words[word]) return [];
  const title = isApproximate ? 'Round to the nearest instead (`.rn`)' : 'Approximate instead (`.approx`)';
  const edits = [tokenReplaced(spot, token, isApproximate ? '.rn' : '.approx')];
  return [{ title, kind: 'rewrite', edits, isGuess: true }];
};

// Results that depend on a block's text alone are kept as long as the block lives: after an edit only what it touched is
// computed anew.
import type { Block } from '../syntax/document';

export function perBlock<T>(compute: (block: Block) => T): (block: Block) => T {
  const known = new WeakMap<Block, T>();
  return (block) => {
    let result = known.get(block);
    if (result === undefined) {
      result = compute(block);
      known.set(block, result);
    }
    return result;
  };
}

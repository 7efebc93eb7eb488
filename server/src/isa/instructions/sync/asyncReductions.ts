// What red.async and multimem.red.async share.
export const asyncOperationMeanings = {
  '.inc': 'Adds 1, and wraps to 0 where the old value is `b` or more.',
  '.dec': 'Subtracts 1, and wraps to `b` where the old value is 0 or more than `b`.',
  '.add': 'Adds `b`.',
  '.and': 'Bitwise and.',
  '.or': 'Bitwise or.',
  '.xor': 'Bitwise exclusive or.',
  '.min': 'Stores the smaller value.',
  '.max': 'Stores the larger value.',
};

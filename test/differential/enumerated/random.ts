// The same choices in every run: a linear congruential generator (Numerical Recipes) seeded from a text.

export interface Random {
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
}

export function randomOf(seed: string): Random {
  let state = 2166136261;
  for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 16777619) >>> 0;
  return {
    below(end) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * end);
    },
  };
}

export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

export const pick = <Item>(items: readonly Item[], random: Random): Item => items[random.below(items.length)];

// What is said of values against what lanes were seen to have.

import type { Analysis } from '../../../server/src/analysis';
import { lineOf, valueNames } from '../../../server/src/features/registers/place';
import { uniformityOf } from '../../../server/src/features/registers/uniformity';
import { Extent } from '../../../server/src/flow/uniformity';
import { type Launch, observe, Seen } from './machine';
import { type Kernel, kernelsOf } from './steps';

export interface Agreement {
  /** Values that were called the same and are not, with their lines. */
  readonly broken: readonly string[];
  /** Places where lanes came together, by what is said of them; of `differing` those where they did differ. */
  readonly together: Readonly<Record<Extent, number>>;
  readonly differing: Readonly<Record<Extent, number>>;
}

export interface Runs {
  readonly seeds: readonly number[];
  readonly launch: Omit<Launch, 'seed'>;
  readonly mostInstructions: number;
}

export function agreementOf(analysis: Analysis, { seeds, launch, mostInstructions }: Runs): Agreement {
  const broken: string[] = [];
  const [together, differing] = [nothing(), nothing()];
  for (const kernel of kernelsOf(analysis)) {
    const { code } = kernel.place.profile;
    const said = code.count <= mostInstructions ? uniformityOf(kernel.place) : undefined;
    if (!said) continue;
    const seen = new Uint8Array(said.uses.length + said.defs.length);
    for (const seed of seeds) {
      const once = observe(kernel, { ...launch, seed }).seen;
      for (let place = 0; place < seen.length; place++) seen[place] |= once[place];
    }
    seen.forEach((bits, place) => {
      const extent: Extent = place < said.uses.length ? said.uses[place] : said.defs[place - said.uses.length];
      if (bits & Seen.Together) together[extent]++;
      if (bits & Seen.WarpDiffers) differing[extent]++;
      const isBroken =
        (extent <= Extent.Warp && bits & Seen.WarpDiffers) || (extent === Extent.Block && bits & Seen.BlockDiffers);
      if (isBroken) broken.push(describe(kernel, place, extent));
    });
  }
  return { broken, together, differing };
}

export const nothing = (): Record<Extent, number> => ({
  [Extent.Block]: 0,
  [Extent.Warp]: 0,
  [Extent.Unknown]: 0,
  [Extent.Divergent]: 0,
});

function describe({ place }: Kernel, at: number, extent: Extent): string {
  const { code } = place.profile;
  const uses = code.useStart[code.count];
  const [starts, where] = at < uses ? [code.useStart, at] : [code.defStart, at - uses];
  let instruction = 0;
  while (starts[instruction + 1] <= where) instruction++;
  const name = valueNames(place)[at < uses ? code.uses[where] : code.defs[where]];
  return `line ${lineOf(place, instruction) + 1}: ${name} ${at < uses ? 'read' : 'written'} is no ${Extent[extent]}`;
}

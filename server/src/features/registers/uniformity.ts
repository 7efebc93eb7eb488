// Among which threads the values of a function are the same, computed when somebody asks and kept with its code.
import { computeUniformity, type Uniformity } from '../../flow/uniformity';
import { addressReader } from '../../semantic/addresses';
import { bodyOf } from '../../semantic/body';
import type { FunctionCode } from '../../semantic/code';
import { originsOf } from '../../semantic/origins';
import type { FunctionPlace } from './place';

const known = new WeakMap<FunctionCode, { readonly found: Uniformity | undefined }>();

/** Undefined for a function that is too large for it. */
export function uniformityOf(place: FunctionPlace): Uniformity | undefined {
  const { code } = place.profile;
  let entry = known.get(code);
  if (!entry) {
    entry = { found: compute(place) };
    known.set(code, entry);
  }
  return entry.found;
}

function compute({ analysis, semantics, info, index, profile }: FunctionPlace): Uniformity | undefined {
  const body = bodyOf(semantics, index);
  if (!body) return undefined;
  const reader = addressReader(body, (name) => analysis.module.byName.get(name)?.[0]?.symbol);
  return computeUniformity(profile.code, profile.graph, profile.loops, originsOf(body, info, reader));
}

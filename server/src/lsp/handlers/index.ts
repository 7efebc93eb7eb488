// The features, one row each: what the server can do, and how the request reaches the pure function. The server's
// capabilities are merged from the rows, so that they cannot drift from what is answered. Rows stand by theme in the files
// beside this one.
import { actions } from './actions';
import { assembler } from './assembler';
import { calls } from './calls';
import { disagreements } from './disagreements';
import { formatting } from './formatting';
import { information } from './information';
import { inspector } from './inspector';
import { lenses } from './lenses';
import { navigation } from './navigation';
import { registers } from './registers';
import type { FeatureRow } from './row';
import { source } from './source';
import { structure } from './structure';
import { tokens } from './tokens';
import { typing } from './typing';
import { views } from './views';

export type { FeatureRow } from './row';

export const features: readonly FeatureRow[] = [
  ...typing,
  ...information,
  ...lenses,
  ...assembler,
  disagreements,
  ...structure,
  ...source,
  ...tokens,
  ...navigation,
  ...calls,
  ...formatting,
  ...registers,
  ...inspector,
  ...actions,
  views,
];

// The fixtures of every feature for ordinary and half-written text; those for hostile text are in a suite of their own.
import { fixturesOf } from './fixtures/check';

fixturesOf('ordinary', 'half-written');

// Vectors with the wrong number of elements, and scalars in their place.
import { fromMismatches } from './operands';
import { defineRule } from './rule';

export default defineRule({
  code: 'vector-size',
  severity: 'error',
  title: 'A vector with too many or too few elements, or none where one is needed.',
  why: '`.v2`, `.v4` and the shapes of matrices say how many registers stand in braces.',
  bad: 'ld.global.v2.f32 {%f1, %f2, %f3}, [%rd1];',
  good: 'ld.global.v2.f32 {%f1, %f2}, [%rd1];',
  checkBlock: fromMismatches('vector-size'),
});

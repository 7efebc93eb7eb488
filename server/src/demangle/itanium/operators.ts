// The operators of C++ by their two letters (Itanium C++ ABI, 5.1.3), and how many operands they have in an expression.
import type { Operator } from './nodes';

/** Words end with a blank where an operand follows. */
const NULLARY = { tr: 'throw' };
const UNARY = {
  ...{ ad: '&', co: '~', de: '*', gs: '::', mm: '--', ng: '-', nt: '!', nx: 'noexcept', pp: '++', ps: '+' },
  ...{ at: 'alignof ', az: 'alignof ', aw: 'co_await ', st: 'sizeof ', sz: 'sizeof ', te: 'typeid ', ti: 'typeid ' },
  ...{ tw: 'throw ', dl: 'delete ', da: 'delete[] ', sP: 'sizeof...', sZ: 'sizeof...' },
};
const BINARY = {
  ...{
    aa: '&&',
    an: '&',
    aN: '&=',
    aS: '=',
    cm: ',',
    dV: '/=',
    ds: '.*',
    dt: '.',
    dv: '/',
    eO: '^=',
    eo: '^',
    eq: '==',
  },
  ...{ ge: '>=', gt: '>', ix: '[]', lS: '<<=', le: '<=', ls: '<<', lt: '<', mI: '-=', mL: '*=', mi: '-', ml: '*' },
  ...{ ne: '!=', oR: '|=', oo: '||', or: '|', pL: '+=', pl: '+', pm: '->*', pt: '->', rM: '%=', rS: '>>=', rm: '%' },
  ...{ rs: '>>', ss: '<=>', cl: '()' },
};
const CASTS = { cc: 'const_cast', dc: 'dynamic_cast', rc: 'reinterpret_cast', sc: 'static_cast' };
const OTHERS = { na: 'new[]', nw: 'new', qu: '?' };

const operators: ReadonlyMap<string, Operator> = new Map(
  [NULLARY, UNARY, BINARY, CASTS, OTHERS].flatMap((group, operands) =>
    Object.entries(group).map(([code, text]) => [code, { code, text, operands }]),
  ),
);

/** Operands: 3 stands for the casts with a type in brackets, 4 for those with a grammar of their own. */
export const operatorOf = (code: string): Operator | undefined => operators.get(code);

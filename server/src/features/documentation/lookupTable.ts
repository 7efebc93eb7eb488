// The bitwise function of three values that an 8-bit table of lop3 stands for, as an expression with the fewest operators.
// All 256 are found once by combining the cheapest expressions upwards; so each result is exact.

type Operator = '&' | '^' | '|';

type Expression =
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: '?'; readonly chooser: Expression; readonly one: Expression; readonly zero: Expression };

/** Tables of the inputs a, b, c. */
const INPUTS = [0xf0, 0xcc, 0xaa];
const MAJORITY = 0xe8;

/** `a ^ b ^ c` for 0x96; `names` stand for the inputs a, b, c. Undefined for a table outside 0…255. */
export function tableExpression(table: number, names: readonly string[] = ['a', 'b', 'c']): string | undefined {
  if (!Number.isInteger(table) || table < 0 || table > 255) return undefined;
  expressions ??= findAll();
  return render(expressions[table], names);
}

/** The name that people know a table by, where it says more than the expression. */
export function tableName(table: number): string | undefined {
  if (table === MAJORITY) return 'majority, the carry of a full adder';
  if (table === 0x96) return 'parity, the sum of a full adder';
  return undefined;
}

let expressions: readonly Expression[] | undefined;

function findAll(): readonly Expression[] {
  const found: (Expression | undefined)[] = Array(256).fill(undefined);
  const byCost: number[][] = [[]];
  const offer = (table: number, cost: number, expression: Expression): void => {
    if (found[table]) return;
    found[table] = expression;
    byCost[cost].push(table);
  };
  for (let cost = 1; found.includes(undefined); cost++) {
    byCost.push([]);
    if (cost === 1) offerLeaves(offer);
    for (const table of byCost[cost - 1]) offer(~table & 0xff, cost, { kind: 'not', of: found[table]! });
    for (const operator of ['|', '&', '^'] as const) offerPairs(found, byCost, cost, operator, offer);
    if (cost === 5) offerSelections(found, offer);
  }
  return found as Expression[];
}

type Offer = (table: number, cost: number, expression: Expression) => void;

function offerLeaves(offer: Offer): void {
  for (const [index, table] of INPUTS.entries()) offer(table, 1, { kind: 'input', index });
  offer(0, 1, { kind: 'constant', text: '0' });
  offer(0xff, 1, { kind: 'constant', text: '0xffffffff' });
}

/** All expressions of a cost that join two cheaper ones. */
function offerPairs(
  found: readonly (Expression | undefined)[],
  byCost: readonly (readonly number[])[],
  cost: number,
  operator: Operator,
  offer: Offer,
): void {
  for (let leftCost = 1; leftCost < cost - 1; leftCost++) {
    for (const left of byCost[leftCost]) {
      for (const right of byCost[cost - 1 - leftCost])
        offer(apply(operator, left, right), cost, { kind: operator, left: found[left]!, right: found[right]! });
    }
  }
}

function apply(operator: Operator, a: number, b: number): number {
  if (operator === '&') return a & b;
  return operator === '|' ? a | b : a ^ b;
}

/** `a ? b : c`, bit by bit, for every order of the inputs. */
function offerSelections(found: readonly (Expression | undefined)[], offer: Offer): void {
  for (const chooser of INPUTS) {
    const [first, second] = INPUTS.filter((input) => input !== chooser);
    for (const [one, zero] of [
      [first, second],
      [second, first],
    ]) {
      const table = (chooser & one) | (~chooser & zero & 0xff);
      offer(table, 5, { kind: '?', chooser: found[chooser]!, one: found[one]!, zero: found[zero]! });
    }
  }
}

function render(expression: Expression, names: readonly string[]): string {
  switch (expression.kind) {
    case 'constant':
      return expression.text;
    case 'input':
      return names[expression.index];
    case 'not':
      return `~${enclosed(expression.of, names)}`;
    case '?':
      return `${render(expression.chooser, names)} ? ${render(expression.one, names)} : ${render(expression.zero, names)}`;
    default: {
      const side = (part: Expression): string =>
        part.kind === expression.kind ? render(part, names) : enclosed(part, names);
      return `${side(expression.left)} ${expression.kind} ${side(expression.right)}`;
    }
  }
}

function enclosed(expression: Expression, names: readonly string[]): string {
  const isAtom = expression.kind === 'constant' || expression.kind === 'input' || expression.kind === 'not';
  return isAtom ? render(expression, names) : `(${render(expression, names)})`;
}

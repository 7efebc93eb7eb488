// Small modules by chance, from a seed: declarations, initial values, functions, calls, headers; mostly right, sometimes
// wrong in one of the ways in which people are. ptxas's verdicts on them are recorded (modules.json).

export interface ModuleFile {
  readonly ptxas: string;
  readonly seed: number;
  /** One letter for each module: `a` accepted, `r` rejected. */
  readonly verdicts: string;
}

export const MODULES = 1000;
export const SEED = 20251125;

/** Numerical Recipes' linear congruential generator. */
class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
    for (let i = 0; i < 8; i++) this.next();
  }

  private next(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return this.state / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  /** Mostly one of the first, sometimes one of the second. */
  mostly<T>(usual: readonly T[], odd: readonly T[], share = 0.1): T {
    return this.of(odd.length > 0 && this.happens(share) ? odd : usual);
  }
}

const scalars = ['.b8', '.u16', '.s32', '.u32', '.b32', '.f32', '.u64', '.b64', '.s64', '.f64', '.b16'];
const oddTypes = ['.f16', '.f16x2', '.pred', '.b128', '.texref', '.bf16', '.f32x2', '.u8'];
const integers = [
  '0',
  '1',
  '-1',
  '255',
  '0x7f',
  '4096',
  '1U',
  '010',
  '0b101',
  '4294967296',
  '(1<<4)|3',
  '7 % 3',
  'WARP_SZ',
];
const oddIntegers = ['1/0', '8 % 0', '99999999999999999999', '(.u32)1', '1+1.0', '1<<2.0', '7%3', '~1.5'];
const floats = ['1.0', '0.5', '-2.0', '0f3F800000', '1.0/3.0', '1e3', '0d3FF0000000000000'];
const oddFloats = ['1', '1.0/0.0', '!1.0', '1e400', '1?2.0:3.0', '1.0+1', '-0f3F800000'];

export function moduleAt(index: number, seed = SEED): string {
  const chance = new Chance(seed + index * 7919);
  const items = chance.of([
    variables,
    variables,
    initialised,
    initialised,
    declared,
    called,
    called,
    kernel,
    header,
    joined,
  ]);
  return items(chance);
}

const fixed = '.version 9.0\n.target sm_90\n.address_size 64\n';
const end = '\n.visible .entry last() { ret; }\n';

function header(chance: Chance): string {
  const version = chance.mostly(['8.0', '9.0', '7.8', '6.0', '8.6'], ['7.9', '8', '2.4', '5.1', '1.4', '9.00'], 0.2);
  const target = chance.mostly(
    ['sm_90', 'sm_80', 'sm_70', 'sm_52', 'sm_90a'],
    ['sm_91', 'compute_80', 'hopper', 'sm_100', 'sm_13'],
    0.2,
  );
  const option = chance.happens(0.3)
    ? `, ${chance.of(['texmode_unified', 'texmode_independent', 'debug', 'map_f64_to_f32', 'texmode_both'])}`
    : '';
  const size = chance.mostly(
    ['.address_size 64', ''],
    ['.address_size 32', '.address_size 16', '.address_size 64\n.address_size 64'],
    0.2,
  );
  const lines = [`.version ${version}`, `.target ${target}${option}`, size];
  if (chance.happens(0.05)) lines.reverse();
  const body = chance.of([
    '',
    '.weak .global .u32 g;',
    '.global .attribute(.managed) .u32 g;',
    '.global .b128 g;',
    '.func f() .noreturn { exit; }',
  ]);
  return `${lines.filter((line) => line !== '').join('\n')}\n${body}\n.entry last() { ret; }\n`;
}

function sizes(chance: Chance): string {
  if (chance.happens(0.5)) return '';
  return chance.mostly(
    ['[4]', '[2][2]', '[16]', '[WARP_SZ]', '[0x10]'],
    ['[]', '[0]', '[2][]', '[][2]', '[2+2]', '[-1]'],
    0.2,
  );
}

function variable(chance: Chance, name: string, place: 'module' | 'body'): string {
  const isModule = place === 'module';
  const linkage = isModule
    ? chance.mostly(['', '', '.visible ', '.extern ', '.weak '], ['.common ', '.visible .extern '], 0.1)
    : '';
  const space = chance.mostly(
    isModule ? ['.global', '.const', '.shared'] : ['.reg', '.local', '.shared', '.param'],
    isModule ? ['.reg', '.local', '.param', '.tex'] : ['.global', '.const', '.tex'],
  );
  const align = chance.happens(0.3)
    ? ` .align ${chance.mostly(['4', '8', '16', '1'], ['3', '0', '12', '-4'], 0.2)}`
    : '';
  const vector = chance.happens(0.15) ? ` ${chance.mostly(['.v2', '.v4'], ['.v3', '.v8'], 0.2)}` : '';
  const type = chance.mostly(scalars, oddTypes, 0.15);
  const range = chance.happens(0.1) ? '<4>' : '';
  return `${linkage}${space}${align}${vector} ${type} ${name}${range}${range === '' && space !== '.reg' ? sizes(chance) : ''};`;
}

function variables(chance: Chance): string {
  const outside = Array.from({ length: 1 + chance.below(2) }, (_, i) =>
    variable(chance, chance.mostly([`v${i}`], ['v0']), 'module'),
  );
  const inside = Array.from({ length: chance.below(2) }, (_, i) => variable(chance, `w${i}`, 'body'));
  return `${fixed}${outside.join('\n')}\n.visible .entry last() {\n${inside.join('\n')}\nret; }\n`;
}

function value(chance: Chance, isFloat: boolean): string {
  return isFloat ? chance.mostly(floats, oddFloats, 0.04) : chance.mostly(integers, oddIntegers, 0.04);
}

function list(chance: Chance, count: number, isFloat: boolean): string {
  const given = chance.mostly([count, Math.max(1, count - 1)], [count + 1], 0.1);
  return `{${Array.from({ length: given }, () => value(chance, isFloat)).join(', ')}}`;
}

function initialised(chance: Chance): string {
  const type = chance.mostly(scalars, ['.f16', '.f16x2', '.b128', '.u8'], 0.1);
  const isFloat = type === '.f32' || type === '.f64';
  const space = chance.mostly(['.global', '.const'], ['.shared'], 0.05);
  const linkage = chance.mostly(['', '.visible '], ['.extern '], 0.05);
  const [shape, text] = chance.of<[string, string]>([
    ['', value(chance, isFloat)],
    ['', value(chance, chance.mostly([isFloat], [!isFloat]))],
    ['[3]', list(chance, 3, isFloat)],
    ['[]', list(chance, 3, isFloat)],
    ['[2][2]', `{${list(chance, 2, isFloat)}, ${list(chance, 2, isFloat)}}`],
    ['[2]', chance.of([`{${list(chance, 2, isFloat)}}`, value(chance, isFloat)])],
    ['', chance.of(['other', 'other+4', 'generic(other)', 'code', 'code+4', 'generic(code)', 'later', 'tile', 'self'])],
    ['[2]', chance.of(['{0xff(other), 0xff00(other)}', '{other, other+8}', '{0xfff(other)}', '{1, other}'])],
  ]);
  return `${fixed}.global .u32 other[4];\n.shared .u32 tile;\n.func code() { ret; }\n${linkage}${space} ${type} self${shape} = ${text};\n.global .u32 later;${end}`;
}

function parameter(chance: Chance, name: string, ofEntry: boolean): string {
  const space = chance.mostly(['.param'], ofEntry ? ['.reg', ''] : ['.reg', '.global'], 0.15);
  const align = chance.happens(0.2) ? ` .align ${chance.mostly(['4', '8', '16'], ['3'], 0.1)}` : '';
  const pointer = ofEntry && chance.happens(0.2) ? ' .ptr .global .align 8' : '';
  const type = chance.mostly(scalars, oddTypes, 0.1);
  const size = chance.happens(0.2) ? chance.mostly(['[8]', '[4]'], ['[]', '[2][2]'], 0.2) : '';
  return `${space}${align} ${type}${pointer} ${chance.mostly([name], ['_', 'p0'], 0.05)}${size}`;
}

const parameters = (chance: Chance, ofEntry: boolean): string =>
  Array.from({ length: chance.below(4) }, (_, i) => parameter(chance, `p${i}`, ofEntry)).join(', ');

/** A function that is announced and then defined, alike or not quite. */
function declared(chance: Chance): string {
  const list = parameters(chance, false);
  const other = chance.mostly(
    [list],
    [parameters(chance, false), list.replace('.u32', '.b32'), list.replace('.align 8', '.align 4')],
    0.3,
  );
  const result = chance.happens(0.3) ? '(.param .b32 r) ' : '';
  const first = chance.mostly(['', '.visible '], ['.extern ', '.weak '], 0.2);
  const second = chance.mostly([first === '.visible ' ? '' : first, first], ['', '.visible '], 0.2);
  const tail = chance.mostly([' { ret; }', ' { ret; }', ';'], [' .noreturn { exit; }', ' .maxntid 32 { ret; }'], 0.1);
  const lines = [`${first}.func ${result}f(${list});`, `${second}.func ${result}f(${other})${tail}`];
  if (chance.happens(0.1)) lines.reverse();
  return `${fixed}${lines.join('\n')}${end}`;
}

function kernel(chance: Chance): string {
  const bounds = Array.from({ length: chance.below(3) }, () =>
    chance.mostly(
      [
        '.maxntid 256',
        '.maxntid 16, 16',
        '.reqntid 128',
        '.minnctapersm 2',
        '.maxnreg 64',
        '.maxclusterrank 8',
        '.reqnctapercluster 2',
        '.explicitcluster',
      ],
      [
        '.maxntid 0',
        '.maxnreg 0',
        '.maxnctapersm 2',
        '.noreturn',
        '.blocksareclusters',
        '.maxntid 8, 8, 8, 8',
        '.maxntid 32;',
      ],
      0.15,
    ),
  );
  const pragma = chance.happens(0.2)
    ? chance.of([
        '.pragma "nounroll";',
        '.pragma "frequency 4";',
        '.pragma "enable_smem_spilling";',
        '.pragma nounroll;',
      ])
    : '';
  const outside = chance.happens(0.2)
    ? chance.of(['.pragma "nounroll";', '.pragma "frequency 4";', '.file 1 "a.cu"\n.file 1 "b.cu"', '.file 1 "a.cu"'])
    : '';
  return `${fixed}${outside}\n.visible .entry k(${parameters(chance, true)}) ${bounds.join(' ')} {\n${pragma}\nret; }${end}`;
}

const arguments_: readonly (readonly [string, string])[] = [
  ['.param .b32', '.param .b32 NAME;'],
  ['.param .u32', '.param .s32 NAME;'],
  ['.param .u64', '.param .b64 NAME;'],
  ['.param .f32', '.param .f32 NAME;'],
  ['.param .f64', '.param .b64 NAME;'],
  ['.param .b16', '.param .u16 NAME;'],
  ['.param .align 8 .b8 NAME[16]', '.param .align 8 .b8 NAME[16];'],
  ['.param .b8 NAME[4]', '.param .b8 NAME[4];'],
  ['.reg .u32', '.reg .b32 NAME;'],
  ['.reg .f32', '.reg .f32 NAME;'],
  ['.reg .b64', '.reg .f64 NAME;'],
];
const oddArguments: readonly string[] = [
  '.local .b32 NAME;',
  '.param .b16 NAME;',
  '.reg .pred NAME;',
  '.param .align 4 .b8 NAME[16];',
  '.shared .b32 NAME;',
  '.reg .f16 NAME;',
];
const constants = ['1', '2.0', '%laneid', 'nothing', '_', '1+1'];

/** A function and a call of it. */
function called(chance: Chance): string {
  const hasResult = chance.happens(0.4);
  const chosen = Array.from({ length: chance.below(3) }, () => chance.of(arguments_));
  const list = chosen.map(([formal], i) =>
    formal.includes('NAME') ? formal.replace('NAME', `p${i}`) : `${formal} p${i}`,
  );
  const declarations = chosen.map(([, actual], i) =>
    chance.mostly([actual], [...oddArguments, chance.of(arguments_)[1]], 0.12).replace('NAME', `a${i}`),
  );
  const names = chosen.map((_, i) => chance.mostly([`a${i}`], constants, 0.08));
  if (chance.happens(0.05)) names.push('a0');
  if (chance.happens(0.05)) names.pop();
  const result = hasResult ? '(.param .b32 r) ' : '';
  const taken = chance.mostly([hasResult], [!hasResult], 0.05)
    ? `(${chance.mostly(['q', '_'], ['a0', 'f'], 0.1)}), `
    : '';
  const isIndirect = chance.happens(0.25);
  const prototype = `proto: .callprototype ${hasResult ? '(.param .b32 _) ' : ''}_ (${list.map((one, i) => one.replace(`p${i}`, '_')).join(', ')});`;
  const [before, target, behind] = isIndirect
    ? [
        chance.mostly([prototype], ['proto: .callprototype _ ();', 'proto:', '']),
        chance.mostly(['%rd'], ['f', '%f', 'q'], 0.1),
        chance.mostly([', proto'], ['']),
      ]
    : ['', chance.mostly(['f'], ['last', 'g', '%rd', 'table'], 0.08), ''];
  const call = `call ${taken}${target}${names.length > 0 || behind !== '' ? `, (${names.join(', ')})` : ''}${behind};`;
  return `${fixed}.global .u64 table;\n.func ${result}f(${list.join(', ')}) { ret; }\n.visible .entry last() {\n.reg .b64 %rd;\n.reg .f32 %f;\n.param .b32 q;\n${declarations.join('\n')}\n${before}\n${call}\nret; }\n`;
}

/** Aliases, external variables and their definitions. */
function joined(chance: Chance): string {
  if (chance.happens(0.5)) {
    const target = chance.mostly(
      ['.func f() { ret; }', '.visible .func f() { ret; }'],
      [
        '.weak .func f() { ret; }',
        '.extern .func f();',
        '.entry f() { ret; }',
        '.global .u32 f;',
        '.func f(.param .u32 a) { ret; }',
      ],
      0.3,
    );
    const alias = chance.mostly(
      ['.func g();', '.visible .func g();'],
      ['.func g() { ret; }', '.entry g();', '.func g(.param .u32 a);', ''],
      0.3,
    );
    return `${fixed}${alias}\n${target}\n${chance.mostly(['.alias g, f;'], ['.alias f, g;', '.alias g, g;', '.alias g, f;\n.alias g, f;', '.alias g;'], 0.2)}${end}`;
  }
  const one = `${chance.of(['.extern ', '.extern ', '.visible ', ''])}.global ${chance.of(['.u32', '.b32'])} v${chance.of(['', '[4]', '[]'])};`;
  const other = `${chance.of(['.visible ', '.weak ', '.extern ', ''])}.global ${chance.of(['.u32', '.u32', '.b32'])} v${chance.of(['', '[4]', '[8]'])};`;
  return `${fixed}${one}\n${other}${end}`;
}

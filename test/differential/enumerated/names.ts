// What the enumerated lines refer to: registers of every type that can be declared, a variable in every state space,
// functions, labels and tables. A name says what it stands for: `%s32_1`, `vshared`, `%p2`.
import type { Prelude } from '../forms';

/** Register types, with the number of registers of each: the longest vectors are those of 32-bit registers. */
export const registerTypes: Readonly<Record<string, number>> = {
  '.pred': 12,
  '.b8': 40,
  '.b16': 40,
  '.b32': 300,
  '.b64': 140,
  '.b128': 40,
  '.u8': 40,
  '.u16': 40,
  '.u32': 300,
  '.u64': 40,
  '.s8': 40,
  '.s16': 40,
  '.s32': 300,
  '.s64': 40,
  '.f16': 40,
  '.f16x2': 300,
  '.f32': 300,
  '.f64': 40,
};

export const stem = (type: string): string => (type === '.pred' ? '%p' : `%${type.slice(1)}_`);

export const register = (type: string, number: number): string => `${stem(type)}${number % registerTypes[type]}`;

export const prelude: Prelude = {
  module: [
    '.global .align 128 .b8 vglobal[256];',
    '.shared .align 128 .b8 vshared[256];',
    '.const .align 128 .b8 vconst[256];',
    '.global .texref vtex;',
    '.global .surfref vsurf;',
    '.func fn0 { ret; }',
    '.func (.param .b32 q) fn1 (.param .b32 a) { ret; }',
    '.func fn2 (.param .b64 a, .param .b32 b) { ret; }',
  ],
  kernel: [
    ...Object.entries(registerTypes).map(([type, count]) => `.reg ${type} ${stem(type)}<${count}>;`),
    '.local .align 128 .b8 vlocal[256];',
    '.param .b32 varg;',
    '.param .b32 vret;',
    '.param .b64 varg64;',
    'PROTO1: .callprototype (.param .b32 _) _ (.param .b32 _);',
    'PROTO0: .callprototype _ ();',
    'BT: .branchtargets LBL;',
  ],
};

/** A variable of each state space. */
export const variables: Readonly<Record<string, string>> = {
  '.global': 'vglobal',
  '.shared': 'vshared',
  '.const': 'vconst',
  '.local': 'vlocal',
  '.param': 'varg',
};

export interface Cell {
  readonly version: string;
  readonly target: string;
}

/** A module whose kernel holds the lines, each on its own line: `firstLine` is the 1-based number of the first. */
export function sourceOf(
  { version, target }: Cell,
  { module, kernel }: Prelude,
  lines: readonly string[],
): { readonly source: string; readonly firstLine: number } {
  const before = [
    `.version ${version}`,
    `.target ${target}`,
    ...(Number(version) >= 2.3 ? ['.address_size 64'] : []),
    ...module,
    // Kernels had no parameter list before PTX 1.4.
    Number(version) >= 1.4 ? '.entry k(.param .b64 pparam)' : '.entry k',
    '{',
    ...kernel,
  ];
  return { source: `${[...before, ...lines, 'LBL: ret;', '}'].join('\n')}\n`, firstLine: before.length + 1 };
}

// The directives: where each may stand, how it is written and what it does. State spaces and types, which are written
// with a dot too, are in stateSpaces.ts and types.ts; pragma strings in pragmas.ts.
import { type Availability, since } from './availability';

export type DirectiveKind =
  | 'module'
  | 'function'
  | 'table'
  | 'performance'
  | 'cluster'
  | 'debug'
  | 'linkage'
  | 'declaration'
  | 'misc';

/**
 * `module`: outside functions. `header`: between a function's parameters and its body. `body`: among the statements.
 * `declaration`: inside the declaration of a variable. `parameter`: inside that of a parameter. `prefix`: in front of a
 * declaration or function. `label`: behind a label.
 */
export type DirectivePlace = 'module' | 'header' | 'body' | 'declaration' | 'parameter' | 'prefix' | 'label';

export interface Directive {
  /** With its dot (`@@DWARF` has none). */
  readonly name: string;
  readonly kind: DirectiveKind;
  readonly places: readonly DirectivePlace[];
  /** Only on `.entry` or only on `.func`. */
  readonly only?: 'entry' | 'func';
  /** Names in italics of the manual are plain words; `{x}` optional, `{, y}` optional with its comma. */
  readonly syntax: readonly string[];
  /** Does a semicolon end it? */
  readonly semicolon: boolean;
  readonly summary: string;
  readonly description?: string;
  readonly traps?: readonly string[];
  readonly since: Availability;
  /** First version that no longer takes it. */
  readonly removed?: Availability;
  /** Where ptxas differs from the manual. */
  readonly observed?: Availability;
  readonly deprecated?: string;
  /** Directives that cannot stand with it. */
  readonly excludes?: readonly string[];
  /** Directives that must stand with it. */
  readonly requires?: readonly string[];
  readonly anchor: string;
  readonly examples: readonly string[];
}

const always = since('1.0');

export const directives: readonly Directive[] = [
  {
    name: '.version',
    kind: 'module',
    places: ['module'],
    syntax: ['.version major.minor'],
    semicolon: false,
    summary: 'Names the PTX version the module is written in; a compiler must know that version or a later one.',
    traps: ['It is the first statement of a module, and there is only one.'],
    since: always,
    anchor: 'ptx-module-directives-version',
    examples: ['.version 8.0'],
  },
  {
    name: '.target',
    kind: 'module',
    places: ['module'],
    syntax: ['.target target {, option}'],
    semicolon: false,
    summary: 'Names the architecture whose features the module may use, and options.',
    description:
      'Code for `sm_90` runs on that architecture and on later ones. A target with the suffix `a` unlocks features of that one architecture, and the code runs nowhere else; one with `f` unlocks features of a family and runs on its later members. Options: `texmode_unified`, `texmode_independent`, `debug`, `map_f64_to_f32`.',
    traps: [
      '`debug` demands debug information (DWARF) in the file.',
      '`sm_101` is called `sm_110` since PTX 9.0.',
      '`compute_90` is accepted as another name of `sm_90`.',
    ],
    since: always,
    anchor: 'ptx-module-directives-target',
    examples: ['.target sm_90a', '.target sm_80, texmode_independent'],
  },
  {
    name: '.address_size',
    kind: 'module',
    places: ['module'],
    syntax: ['.address_size bits'],
    semicolon: false,
    summary: 'Sets the width of addresses: 32 or 64.',
    traps: [
      'Without it addresses are 32 bits wide.',
      'It stands directly behind `.target`, once; modules linked together must agree.',
    ],
    since: since('2.3'),
    anchor: 'ptx-module-directives-address-size',
    examples: ['.address_size 64'],
  },
  {
    name: '.entry',
    kind: 'function',
    places: ['module'],
    syntax: ['.entry name {(parameters)} {directives} { body }'],
    semicolon: false,
    summary: 'Defines a kernel, which the host launches.',
    description:
      'Parameters lie in `.param` space, are set by the launch and are read with `ld.param`; textures, samplers and surfaces can be passed too and are used by name. Without `.visible` or `.weak` the host does not find the kernel.',
    traps: ['Parameters take at most 4352 bytes, 32764 from PTX 8.1 on sm_70 and higher.'],
    since: always,
    anchor: 'kernel-and-function-directives-entry',
    examples: ['.visible .entry scale(.param .u64 data, .param .f32 factor) { ret; }'],
  },
  {
    name: '.func',
    kind: 'function',
    places: ['module'],
    syntax: ['.func {.attribute(attributes)} {(result)} name {(parameters)} {directives} { body }', '.func ... ;'],
    semicolon: false,
    summary: 'Defines a function that device code calls; without a body, declares it.',
    description:
      'Parameters and the one result are registers or `.param` variables, passed by value. The last parameter may be a `.b8` array without size for any number of arguments.',
    traps: [
      'A declaration must agree with the definition exactly, type by type: `.u32` is not `.b32`.',
      'A declaration comes before the definition, not after it.',
    ],
    since: always,
    anchor: 'kernel-and-function-directives-func',
    examples: ['.func (.param .b32 result) twice(.param .b32 value) { ret; }', '.func helper(.reg .b32 value);'],
  },
  {
    name: '.alias',
    kind: 'function',
    places: ['module'],
    syntax: ['.alias alias, function;'],
    semicolon: true,
    summary: 'Makes a declared function another name of a defined one.',
    traps: [
      'Both have the same prototype; the function is defined in this module and is not `.weak`.',
      'Kernels have no aliases.',
    ],
    since: since('6.3', 'sm_30+'),
    anchor: 'kernel-and-function-directives-alias',
    examples: ['.alias twice_alias, twice;'],
  },
  {
    name: '.branchtargets',
    kind: 'table',
    places: ['label'],
    syntax: ['label: .branchtargets labels;'],
    semicolon: true,
    summary: 'Lists the labels that a `brx.idx` chooses from.',
    traps: [
      'The list stands above the `brx.idx`, in the same function as its labels.',
      '`N<5>` is short for N0 to N4.',
    ],
    since: since('2.1', 'sm_20+'),
    observed: since('5.1', 'sm_30+'),
    anchor: 'control-flow-directives-branchtargets',
    examples: ['table: .branchtargets case0, case1, case2;'],
  },
  {
    name: '.calltargets',
    kind: 'table',
    places: ['label'],
    syntax: ['label: .calltargets functions;'],
    semicolon: true,
    summary: 'Lists the functions that an indirect call may reach.',
    traps: ['The functions are declared above and share one prototype.'],
    since: since('2.1', 'sm_20+'),
    anchor: 'control-flow-directives-calltargets',
    examples: ['targets: .calltargets fast_sin, fast_cos;'],
  },
  {
    name: '.callprototype',
    kind: 'table',
    places: ['label'],
    syntax: ['label: .callprototype {(result)} _ {(parameters)} {directives};'],
    semicolon: true,
    summary: 'Describes the parameters of an indirect call whose target is not known.',
    traps: [
      '`_` stands for the name of the function and, if wanted, of each parameter.',
      'The list stands above the call.',
    ],
    since: since('2.1', 'sm_20+'),
    anchor: 'control-flow-directives-callprototype',
    examples: ['proto: .callprototype (.param .u32 _) _ (.param .f32 _);'],
  },
  {
    name: '.maxnreg',
    kind: 'performance',
    places: ['header'],
    only: 'entry',
    syntax: ['.maxnreg count'],
    semicolon: false,
    summary: 'Caps the registers a thread gets; what does not fit is spilled to local memory.',
    since: since('1.3'),
    anchor: 'performance-tuning-directives-maxnreg',
    examples: ['.maxnreg 64'],
  },
  {
    name: '.maxntid',
    kind: 'performance',
    places: ['header'],
    only: 'entry',
    syntax: ['.maxntid x {, y {, z}}'],
    semicolon: false,
    summary: 'Promises that a block has at most x·y·z threads, so that registers can be planned for it.',
    traps: ['Only the product is a limit, not each dimension.', 'A larger launch fails.'],
    since: since('1.3'),
    excludes: ['.reqntid'],
    anchor: 'performance-tuning-directives-maxntid',
    examples: ['.maxntid 256', '.maxntid 16, 16, 4'],
  },
  {
    name: '.reqntid',
    kind: 'performance',
    places: ['header'],
    only: 'entry',
    syntax: ['.reqntid x {, y {, z}}'],
    semicolon: false,
    summary: 'Demands a block of exactly these dimensions.',
    traps: ['A launch with other dimensions fails.'],
    since: since('2.1'),
    excludes: ['.maxntid'],
    anchor: 'performance-tuning-directives-reqntid',
    examples: ['.reqntid 128', '.reqntid 16, 16, 1'],
  },
  {
    name: '.minnctapersm',
    kind: 'performance',
    places: ['header'],
    only: 'entry',
    syntax: ['.minnctapersm count'],
    semicolon: false,
    summary: 'Asks that at least this many blocks fit on a multiprocessor, which limits registers.',
    traps: [
      'Ignored without `.maxntid` or `.reqntid` (ptxas warns), and where the threads would exceed what a multiprocessor holds.',
    ],
    since: since('2.0'),
    anchor: 'performance-tuning-directives-minnctapersm',
    examples: ['.maxntid 256 .minnctapersm 4'],
  },
  {
    name: '.maxnctapersm',
    kind: 'performance',
    places: ['header'],
    only: 'entry',
    syntax: ['.maxnctapersm count'],
    semicolon: false,
    summary: 'The first name of `.minnctapersm`.',
    since: since('1.3'),
    removed: since('2.1'),
    deprecated: 'Since PTX 2.0 it is called `.minnctapersm`.',
    anchor: 'performance-tuning-directives-maxnctapersm',
    examples: ['.maxntid 256 .maxnctapersm 4'],
  },
  {
    name: '.noreturn',
    kind: 'performance',
    places: ['header'],
    only: 'func',
    syntax: ['.noreturn'],
    semicolon: false,
    summary: 'Promises that the function never returns to its caller.',
    traps: ['If it returns all the same, the behaviour is undefined.', 'Not with a result; behind the parameters.'],
    since: since('6.4', 'sm_30+'),
    anchor: 'performance-tuning-directives-noreturn',
    examples: ['.func fail() .noreturn { trap; }'],
  },
  {
    name: '.pragma',
    kind: 'performance',
    places: ['module', 'header', 'body'],
    syntax: ['.pragma "string" {, "string"};'],
    semicolon: true,
    summary: 'Hands a string to the compiler: for instance `nounroll` or `used_bytes_mask`.',
    traps: [
      'Its effect depends on where it stands: module, function or statement.',
      'A string that is not known is ignored.',
    ],
    since: since('2.0'),
    anchor: 'performance-tuning-directives-pragma',
    examples: ['.pragma "nounroll";'],
  },
  {
    name: '.abi_preserve',
    kind: 'performance',
    places: ['header', 'label'],
    only: 'func',
    syntax: ['.abi_preserve count'],
    semicolon: false,
    summary: 'Sets how many general registers the function preserves for its callers.',
    traps: ['Calls through a `.callprototype` need the same number there.'],
    since: since('9.0', 'sm_80+'),
    anchor: 'performance-tuning-directives-abi-preserve',
    examples: ['.func helper() .abi_preserve 8 { ret; }'],
  },
  {
    name: '.abi_preserve_control',
    kind: 'performance',
    places: ['header', 'label'],
    only: 'func',
    syntax: ['.abi_preserve_control count'],
    semicolon: false,
    summary: 'Sets how many control registers (for divergent branches) the function preserves for its callers.',
    traps: ['Calls through a `.callprototype` need the same number there.'],
    since: since('9.0', 'sm_80+'),
    anchor: 'performance-tuning-directives-abi-preserve-control',
    examples: ['.func helper() .abi_preserve_control 4 { ret; }'],
  },
  {
    name: '.minperctamemory',
    kind: 'performance',
    places: ['header'],
    only: 'entry',
    syntax: ['.minperctamemory bytes'],
    semicolon: false,
    summary:
      'Demands this many bytes of global memory for each block; unlocks `%perctamemoryoffset` and `%perctamemorysize`.',
    since: since('9.4', 'sm_80+'),
    anchor: 'performance-tuning-directives-minperctamemory',
    examples: ['.minperctamemory 2048'],
  },
  {
    name: '@@DWARF',
    kind: 'debug',
    places: ['module'],
    syntax: ['@@DWARF dwarf-line'],
    semicolon: false,
    summary: 'One line of debug information, the way before `.section`.',
    since: since('1.2'),
    deprecated: 'Since PTX 2.0 debug information stands in `.section`.',
    anchor: 'debugging-directives-atatdwarf',
    examples: ['@@DWARF .byte 0x2b, 0x00'],
  },
  {
    name: '.section',
    kind: 'debug',
    places: ['module'],
    syntax: ['.section name { dwarf-lines }'],
    semicolon: false,
    summary: 'A section of debug information: labels and lists of `.b8`, `.b16`, `.b32`, `.b64` values.',
    traps: ['Its lines end without a semicolon.'],
    since: since('2.0'),
    anchor: 'debugging-directives-section',
    examples: ['.section .debug_str { name: .b8 102, 111, 111, 0 }'],
  },
  {
    name: '.file',
    kind: 'debug',
    places: ['module'],
    syntax: ['.file index "name" {, time, size}'],
    semicolon: false,
    summary: 'Gives a source file the number by which `.loc` refers to it.',
    since: always,
    anchor: 'debugging-directives-file',
    examples: ['.file 1 "kernel.cu"'],
  },
  {
    name: '.loc',
    kind: 'debug',
    places: ['body'],
    syntax: [
      '.loc file line column',
      '.loc file line column, function_name label {+ offset}, inlined_at file line column',
    ],
    semicolon: false,
    summary: 'Says which line of the source the following instructions come from.',
    traps: [
      'The position after `inlined_at` must occur in an earlier `.loc`.',
      'A label belongs to the line of the instruction that follows it.',
    ],
    since: always,
    anchor: 'debugging-directives-loc',
    examples: ['.loc 1 42 0', '.loc 1 9 3, function_name info_string0, inlined_at 1 21 3'],
  },
  {
    name: '.loc_intermediate',
    kind: 'debug',
    places: ['body'],
    syntax: ['.loc_intermediate file line column'],
    semicolon: false,
    summary: 'Says which line of an intermediate language the next instruction comes from.',
    traps: ['It stands directly behind the `.loc` of the same instruction, once.'],
    since: since('9.4'),
    anchor: 'debugging-directives-loc-intermediate',
    examples: ['.loc_intermediate 2 23 6'],
  },
  {
    name: '.nv_intermediate_source_section',
    kind: 'debug',
    places: ['module'],
    syntax: ['.nv_intermediate_source_section { .code_block { ... } }'],
    semicolon: false,
    summary: 'Holds the text of intermediate source files that `.loc_intermediate` refers to.',
    since: since('9.4'),
    anchor: 'debugging-directives-nv-intermediate-source-section',
    examples: [
      '.nv_intermediate_source_section { .code_block { .ir_name: "TileIR" .sourceFileName: 2 .source_begin text .source_end } }',
    ],
  },
  {
    name: '.extern',
    kind: 'linkage',
    places: ['prefix'],
    syntax: ['.extern declaration'],
    semicolon: false,
    summary: 'Declares a variable or function that another module defines.',
    traps: ['An `.extern .shared` array without size is the dynamic shared memory that the launch sets.'],
    since: always,
    anchor: 'linking-directives-extern',
    examples: ['.extern .global .b32 counter;', '.extern .shared .align 16 .b8 tile[];'],
  },
  {
    name: '.visible',
    kind: 'linkage',
    places: ['prefix'],
    syntax: ['.visible declaration'],
    semicolon: false,
    summary: 'Lets other modules and the host see a variable, function or kernel.',
    traps: ['Without a linkage word a name is private to its module.'],
    since: always,
    anchor: 'linking-directives-visible',
    examples: ['.visible .entry kernel() { ret; }'],
  },
  {
    name: '.weak',
    kind: 'linkage',
    places: ['prefix'],
    syntax: ['.weak declaration'],
    semicolon: false,
    summary: 'Like `.visible`, but gives way to a definition that is not weak; several modules may hold one.',
    since: since('3.1'),
    anchor: 'linking-directives-weak',
    examples: ['.weak .func helper() { ret; }'],
  },
  {
    name: '.common',
    kind: 'linkage',
    places: ['prefix'],
    syntax: ['.common .global declaration'],
    semicolon: false,
    summary: 'Lets modules declare the same global variable in different sizes; the largest one wins.',
    traps: ['Only the largest declaration may have an initial value; only for `.global`, not for opaque types.'],
    since: since('5.0', 'sm_20+'),
    observed: since('5.0'),
    anchor: 'linking-directives-common',
    examples: ['.common .global .u32 shared_counter;'],
  },
  {
    name: '.reqnctapercluster',
    kind: 'cluster',
    places: ['header'],
    only: 'entry',
    syntax: ['.reqnctapercluster x {, y {, z}}'],
    semicolon: false,
    summary: 'Demands clusters of exactly these dimensions, counted in blocks.',
    traps: ['A launch may leave the dimensions out; other ones make it fail.'],
    since: since('7.8', 'sm_90+'),
    excludes: ['.maxclusterrank'],
    anchor: 'cluster-dimension-directives-reqnctapercluster',
    examples: ['.reqnctapercluster 2, 1, 1'],
  },
  {
    name: '.explicitcluster',
    kind: 'cluster',
    places: ['header'],
    only: 'entry',
    syntax: ['.explicitcluster'],
    semicolon: false,
    summary: 'Demands that the launch, or `.reqnctapercluster`, names the dimensions of the cluster.',
    since: since('7.8', 'sm_90+'),
    anchor: 'cluster-dimension-directives-explicitcluster',
    examples: ['.explicitcluster'],
  },
  {
    name: '.maxclusterrank',
    kind: 'cluster',
    places: ['header'],
    only: 'entry',
    syntax: ['.maxclusterrank count'],
    semicolon: false,
    summary: 'Promises that a cluster has at most this many blocks.',
    since: since('7.8', 'sm_90+'),
    excludes: ['.reqnctapercluster'],
    anchor: 'cluster-dimension-directives-maxclusterrank',
    examples: ['.explicitcluster .maxclusterrank 8'],
  },
  {
    name: '.blocksareclusters',
    kind: 'cluster',
    places: ['header'],
    only: 'entry',
    syntax: ['.blocksareclusters'],
    semicolon: false,
    summary: 'Makes the grid dimensions of a launch count clusters instead of blocks.',
    since: since('9.0', 'sm_90+'),
    requires: ['.reqntid', '.reqnctapercluster'],
    anchor: 'miscellaneous-directives-blocksareclusters',
    examples: ['.reqntid 128 .reqnctapercluster 2 .blocksareclusters'],
  },
  {
    name: '.language',
    kind: 'misc',
    places: ['header'],
    syntax: ['.language language {, language}'],
    semicolon: false,
    summary: 'Names the languages the function was generated from, as strings or numbers; `"ptx"` if absent.',
    since: since('9.3'),
    anchor: 'miscellaneous-directives-language',
    examples: ['.language "cuda c++"'],
  },
  {
    name: '.align',
    kind: 'declaration',
    places: ['declaration', 'parameter'],
    syntax: ['.align bytes'],
    semicolon: false,
    summary: 'Aligns a variable to a power of two of bytes, at least as much as its type needs.',
    traps: ['It stands before or behind the state space, not behind the type.', 'A plain number, no expression.'],
    since: always,
    anchor: 'alignment',
    examples: ['.shared .align 16 .b8 tile[1024];'],
  },
  {
    name: '.attribute',
    kind: 'declaration',
    places: ['declaration', 'header'],
    syntax: ['.attribute(.managed)', '.attribute(.unified(upper, lower))'],
    semicolon: false,
    summary: 'Gives a variable or function a property: `.managed` or `.unified`.',
    since: since('4.0', 'sm_30+'),
    anchor: 'variable-and-function-attribute-directive-attribute',
    examples: ['.global .attribute(.managed) .s32 counter;'],
  },
  {
    name: '.managed',
    kind: 'declaration',
    places: ['declaration'],
    syntax: ['.attribute(.managed)'],
    semicolon: false,
    summary: 'Puts a global variable into memory that host and devices share.',
    since: since('4.0', 'sm_30+'),
    anchor: 'variable-and-function-attribute-directive-attribute',
    examples: ['.global .attribute(.managed) .s32 counter;'],
  },
  {
    name: '.unified',
    kind: 'declaration',
    places: ['declaration', 'header'],
    syntax: ['.attribute(.unified(upper, lower))'],
    semicolon: false,
    summary: 'Gives a function or global variable the same address on host and devices, under a 128-bit identifier.',
    traps: [
      'Such a variable is read-only, and a load of it writes `.unified` behind the address.',
      'The compiler ptxas takes it only with `--compile-only`.',
    ],
    since: since('8.0', 'sm_90+'),
    anchor: 'variable-and-function-attribute-directive-attribute',
    examples: ['.func .attribute(.unified(0xAB, 0xCD)) shared_function() { ret; }'],
  },
  {
    name: '.ptr',
    kind: 'declaration',
    places: ['parameter'],
    only: 'entry',
    syntax: ['.param type .ptr {.space} {.align bytes} name'],
    semicolon: false,
    summary: 'Says that a kernel parameter is a pointer, to which state space, and how the memory is aligned.',
    traps: ['Without a space the pointer is generic; without `.align` it is aligned to 4 bytes.'],
    since: since('2.2'),
    anchor: 'kernel-parameter-attribute-ptr',
    examples: ['.param .u64 .ptr .global .align 16 data'],
  },
];

const byName = new Map(directives.map((entry) => [entry.name, entry]));

/** The entry of a name with its dot, such as `.maxntid`. */
export function directive(name: string): Directive | undefined {
  return byName.get(name);
}

// The state spaces: where a variable lives, who sees it, and since when each name exists.
import { type Availability, since } from './availability';

export interface StateSpace {
  /** As written, with its dot; the sub-spaces with `::`. */
  readonly name: string;
  /** One sentence, our own words. */
  readonly meaning: string;
  readonly access: 'read' | 'read-write';
  /** Who shares one instance of a variable. */
  readonly sharedBy: string;
  /** Where variables of the space can be declared; empty: nowhere. */
  readonly declarable: readonly ('module' | 'body' | 'parameter')[];
  /** Can a variable have an initial value? */
  readonly initialisable?: boolean;
  /** Can its memory be reached through a generic address? */
  readonly generic?: boolean;
  readonly since: Availability;
  readonly removed?: Availability;
  readonly traps?: readonly string[];
  readonly anchor: string;
}

export const stateSpaces: readonly StateSpace[] = [
  {
    name: '.reg',
    meaning: 'Virtual registers of a thread; they have no address, and their number is not limited.',
    access: 'read-write',
    sharedBy: 'nobody: each thread has its own',
    declarable: ['body', 'parameter'],
    since: since('1.0'),
    traps: ['At module scope only up to PTX 2.3.', 'A register must be declared above its first use.'],
    anchor: 'register-state-space',
  },
  {
    name: '.sreg',
    meaning: 'Special registers, which are predefined and read-only.',
    access: 'read',
    sharedBy: 'depends on the register',
    declarable: [],
    since: since('1.0'),
    anchor: 'special-register-state-space',
  },
  {
    name: '.const',
    meaning: 'Constant memory of 64 KB that the host initialises and every thread can read.',
    access: 'read',
    sharedBy: 'all threads of the context',
    declarable: ['module', 'body'],
    initialisable: true,
    generic: true,
    since: since('1.0'),
    traps: ['Threads of a warp that read different addresses are served one after another.'],
    anchor: 'constant-state-space',
  },
  {
    name: '.global',
    meaning: 'Global memory, which all threads and the host can read and write.',
    access: 'read-write',
    sharedBy: 'all threads of the context',
    declarable: ['module', 'body'],
    initialisable: true,
    generic: true,
    since: since('1.0'),
    anchor: 'global-state-space',
  },
  {
    name: '.local',
    meaning: 'Private memory of a thread, where the stack and spilled registers lie.',
    access: 'read-write',
    sharedBy: 'nobody: each thread has its own',
    declarable: ['body'],
    generic: true,
    since: since('1.0'),
    traps: ['It lies in device memory behind the caches: slow, though private.', 'At module scope only up to PTX 2.3.'],
    anchor: 'local-state-space',
  },
  {
    name: '.param',
    meaning: 'Parameters: of the kernel (read-only, set by the launch), or of a function call in preparation.',
    access: 'read-write',
    sharedBy: 'all threads of the grid (kernel), nobody (function)',
    declarable: ['body', 'parameter'],
    since: since('1.0'),
    traps: ['Parameters of a kernel can only be read.'],
    anchor: 'parameter-state-space',
  },
  {
    name: '.param::entry',
    meaning: 'Parameters of the kernel, which are read-only.',
    access: 'read',
    sharedBy: 'all threads of the grid',
    declarable: [],
    since: since('8.3'),
    anchor: 'kernel-function-parameters',
  },
  {
    name: '.param::func',
    meaning: 'Parameters and return values of a function call.',
    access: 'read-write',
    sharedBy: 'nobody: each thread has its own',
    declarable: [],
    since: since('8.3', 'sm_20+'),
    anchor: 'device-function-parameters',
  },
  {
    name: '.shared',
    meaning: 'Shared memory: the block owns it, and other blocks of the cluster can reach it.',
    access: 'read-write',
    sharedBy: 'all threads of the block',
    declarable: ['module', 'body'],
    generic: true,
    since: since('1.0'),
    traps: ['It has no initial value.', 'Without a suffix an instruction means `::cta`.'],
    anchor: 'shared-state-space',
  },
  {
    name: '.shared::cta',
    meaning: "Shared memory of the thread's own block.",
    access: 'read-write',
    sharedBy: 'all threads of the block',
    declarable: [],
    generic: true,
    since: since('7.8', 'sm_30+'),
    anchor: 'shared-state-space',
  },
  {
    name: '.shared::cluster',
    meaning: 'Shared memory of any block of the cluster, reached through an address that `mapa` makes.',
    access: 'read-write',
    sharedBy: 'all threads of the cluster',
    declarable: [],
    generic: true,
    since: since('7.8', 'sm_90+'),
    traps: ["The other block's memory is there only while that block runs: synchronise the cluster before leaving."],
    anchor: 'shared-state-space',
  },
  {
    name: '.tex',
    meaning: 'Textures by name, the way before `.texref`.',
    access: 'read',
    sharedBy: 'all threads of the context',
    declarable: ['module'],
    since: since('1.0'),
    removed: since('1.5'),
    traps: ['Since PTX 1.5 declare a `.global .texref` instead.'],
    anchor: 'texture-state-space-deprecated',
  },
];

const byName = new Map(stateSpaces.map((space) => [space.name, space]));

/** The entry of a name with its dot, such as `.shared::cluster`. */
export function stateSpace(name: string): StateSpace | undefined {
  return byName.get(name);
}

// What is known of each signature (scan.ts). The records come from TypeScript and are only looked up here.
import { get } from './memory';

/** Followed by the use and the mask of each of its names. */
@unmanaged
export class Template {
  signature: u64;
  /** CodeFlag and TemplateBit. */
  about: i32;
  names: i32;
  /** Number of the template on the other side. */
  id: i32;
  /** The function that last saw it. */
  seen: i32;
}

export const TEMPLATE_SIZE: usize = 24;

let slots: usize = 0;
let slotCount: i32 = 0;
let known: i32 = 0;

/** The table: addresses of templates, and 0. */
export function tableAt(): usize {
  return slots;
}

export function tableSize(): i32 {
  return slotCount;
}

/** The template of a signature; null for an unknown one. */
export function find(signature: u64): Template | null {
  if (slotCount === 0) return null;
  const at = slotOf(signature);
  const address = load<usize>(at);
  return address === 0 ? null : changetype<Template>(address);
}

// @ts-expect-error: decorator
function slotOf(signature: u64): usize {
  const mask = slotCount - 1;
  let slot = <i32>(signature ^ (signature >> 32)) & mask;
  while (true) {
    const at = slots + ((<usize>slot) << 2);
    const address = load<usize>(at);
    if (address === 0 || changetype<Template>(address).signature === signature) return at;
    slot = (slot + 1) & mask;
  }
}

export function add(template: Template): void {
  if (++known * 2 > slotCount) enlarge();
  store<usize>(slotOf(template.signature), changetype<usize>(template));
}

function enlarge(): void {
  const old = slots;
  const oldCount = slotCount;
  slotCount = max(oldCount * 2, 4096);
  slots = heap.alloc((<usize>slotCount) << 2);
  memory.fill(slots, 0, (<usize>slotCount) << 2);
  for (let i = 0; i < oldCount; i++) {
    const address = get(old, i);
    if (address !== 0) store<usize>(slotOf(changetype<Template>(address).signature), address);
  }
  if (old !== 0) heap.free(old);
}

// @ts-expect-error: decorator
export function useOf(template: Template, index: i32): i32 {
  return load<i32>(changetype<usize>(template) + TEMPLATE_SIZE + ((<usize>index) << 3));
}

// @ts-expect-error: decorator
export function maskOf(template: Template, index: i32): i32 {
  return load<i32>(changetype<usize>(template) + TEMPLATE_SIZE + 4 + ((<usize>index) << 3));
}

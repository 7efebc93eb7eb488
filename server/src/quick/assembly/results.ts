// The numbers that TypeScript reads after a call.
import { Cell } from '../codes';

export const cells: usize = memory.data(256, 4);

export function setCell(cell: Cell, value: i32): void {
  store<i32>(cells + ((<usize>cell) << 2), value);
}

export function cell(cell: Cell): i32 {
  return load<i32>(cells + ((<usize>cell) << 2));
}

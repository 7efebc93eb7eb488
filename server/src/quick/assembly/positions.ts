// Positions in the source that the `.loc` of the function at hand have named, so that what an `inlined_at` names is among them.
import { List } from './memory';

const SIZE = 12;
const positions = new List(SIZE);
/** Compilers name a position shortly before; for one that is farther away the whole way is taken. */
const MOST_COMPARED = 4096;

export function beginPositions(): void {
  positions.length = 0;
}

export function addPosition(file: i32, line: i32, column: i32): void {
  const record = positions.push();
  store<i32>(record, file);
  store<i32>(record, line, 4);
  store<i32>(record, column, 8);
}

export function isPosition(file: i32, line: i32, column: i32): bool {
  const oldest = max(0, positions.length - MOST_COMPARED);
  for (let i = positions.length - 1; i >= oldest; i--) {
    const record = positions.record(i);
    if (load<i32>(record, 4) === line && load<i32>(record, 8) === column && load<i32>(record) === file) return true;
  }
  return false;
}

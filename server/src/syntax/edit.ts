// An edit of a block as one replaced range, and several edits one behind another taken together.

/** Bytes [start, oldEnd) of a text became [start, newEnd) of the next. */
export interface Replacement {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The one range that covers an edit and another one of what it gave. */
export function composed(first: Replacement, second: Replacement): Replacement {
  const end = Math.max(first.newEnd, second.oldEnd);
  return {
    start: Math.min(first.start, second.start),
    oldEnd: end + first.oldEnd - first.newEnd,
    newEnd: end + second.newEnd - second.oldEnd,
  };
}

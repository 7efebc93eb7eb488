// The text as ptxas is to read it, and its lines as ptxas counts them.

/**
 * Line markers (`# 100 "kernel.cu"`) move the lines of all later messages into another file, so they are replaced by
 * blanks, which keeps every offset. What ptxas 13.0 does not take for a marker stays, for it to complain about.
 */
const lineMarker = /#(?:line)?[ \t]*\d+[ \t]+"[^"\r\n]*"(?:[ \t]+\d+)*/g;

export function inputOf(text: string): string {
  return text.includes('#') ? text.replace(lineMarker, (marker) => ' '.repeat(marker.length)) : text;
}

/** Offsets at which the lines begin that ptxas counts: it counts line feeds, not lone carriage returns (13.0.88). */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

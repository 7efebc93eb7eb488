// A kernel to be typed from nothing. Each line in pieces: what is typed, and in `<>` what is taken from the list at that place.
export const script: readonly string[] = [
  '<.version> 8.0',
  '<.target> <sm_80>',
  '<.address_size> 64',
  '<.visible> <.entry> k(<.param> <.u64> data)',
  '{',
  '<.reg> <.pred> %p<2>;',
  '<.reg> <.b32> %r<4>;',
  '<.reg> <.f32> %f<4>;',
  '<.reg> <.b64> %rd<4>;',
  '<.shared> <.b32> tile[256];',
  '<ld><.param><.u64> <%rd1>, <[data]>;',
  '<cvta.to><.global><.u64> <%rd2>, <%rd1>;',
  '<mov><.u32> <%r1>, <%tid.x>;',
  '<mul><.wide><.u32> <%rd3>, <%r1>, 4;',
  '<add><.s64> <%rd2>, <%rd2>, <%rd3>;',
  '<ld><.global><.v2><.f32> {<%f1>, <%f2>}, <[%rd2]>;',
  '<fma><.rn><.f32> <%f3>, <%f1>, <%f2>, <%f1>;',
  '<setp><.lt><.u32> <%p1>, <%r1>, 128;',
  '@<%p1> <bra> done;',
  '<mov><.u32> <%r2>, <tile>;',
  '<st><.shared><.u32> [<tile>], <%r1>;',
  '<bar><.sync> 0;',
  '<ld><.shared><.u32> <%r3>, [<%r2>];',
  '<atom><.global><.add><.u32> <%r3>, <[%rd2]>, <%r3>;',
  'done:',
  '<st><.global><.f32> [<%rd2>], <%f3>;',
  '<ret>;',
  '}',
];

const piece = /(<[.a-z%[][^<>]*>)/;

/** `%r<4>` is a declaration, no place of completion. */
export const piecesOf = (line: string): readonly { readonly text: string; readonly isOffered: boolean }[] =>
  line.split(piece).map((text) => {
    const isOffered = piece.test(text);
    return { text: isOffered ? text.slice(1, -1) : text, isOffered };
  });

/** What stands there in the end. */
export const typedText = `${script
  .map((line) =>
    piecesOf(line)
      .map(({ text }) => text)
      .join(''),
  )
  .join('\n')}\n`;

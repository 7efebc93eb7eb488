// Names of C++ and Rust, shown as their sources have them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completions } from '../../server/src/features/completion';
import { shortened } from '../../server/src/features/documentation/demangled';
import { documentSymbols, type OutlineItem } from '../../server/src/features/documentSymbols';
import { inspect } from '../../server/src/features/inspector/report';
import { nameHints } from '../../server/src/features/nameHints';
import { signatures } from '../../server/src/features/signatureHelp';
import { workspaceSymbols } from '../../server/src/features/workspaceSymbols';
import { analysisOf, atMarker, hoverText } from './harness';

const module = `.version 8.0
.target sm_90
.address_size 64

.global .align 4 .f32 _ZN5model4biasE;
.func (.param .b32 func_retval0) _Z6squareIfET_S0_(.param .b32 _Z6squareIfET_S0__param_0)
{
  .reg .b32 %r<2>;
  ld.param.b32 %r1, [_Z6squareIfET_S0__param_0];
  st.param.b32 [func_retval0], %r1;
  ret;
}
.visible .entry _ZN5model5scaleIfLi4EEEvPT_i(
  .param .u64 _ZN5model5scaleIfLi4EEEvPT_i_param_0,
  .param .u32 _ZN5model5scaleIfLi4EEEvPT_i_param_1
)
{
  .reg .b32 %r<4>;
  .shared .align 4 .b8 _ZZN5model5scaleIfLi4EEEvPT_iE4tile[64];
  ld.param.u32 %r1, [_ZN5model5scaleIfLi4EEEvPT_i_param_1];
  .param .b32 param0;
  .param .b32 retval0;
  st.param.b32 [param0], %r1;
  call.uni (retval0), _Z6squareIfET_S0_, (param0);
  ld.param.b32 %r2, [retval0];
  mov.b32 %r3, _ZZN5model5scaleIfLi4EEEvPT_iE4tile;
  st.shared.b32 [%r3], %r2;
  st.global.f32 [_ZN5model4biasE], 0f00000000;
  ret;
}
.visible .entry _RNvCs1234_5model4sums() { ret; }
`;

const flat = (items: readonly OutlineItem[]): OutlineItem[] => items.flatMap((item) => [item, ...flat(item.children)]);

/** A hover on a word, the how manieth of its occurrences. */
function hoverOn(word: string, occurrence = 0): string {
  let at = -1;
  for (let count = 0; count <= occurrence; count++) at = module.indexOf(word, at + 1);
  return hoverText(`${module.slice(0, at)}<|>${module.slice(at)}`);
}

test('the outline keeps names and says what they mean', () => {
  const details = new Map(flat(documentSymbols(analysisOf(module))).map(({ name, detail }) => [name, detail]));
  assert.equal(details.get('_ZN5model4biasE'), 'model::bias · .global .f32, 4 bytes');
  assert.equal(details.get('_Z6squareIfET_S0_'), 'float square<float>(float) · .func 3 instructions');
  const kernel = details.get('_ZN5model5scaleIfLi4EEEvPT_i');
  assert.equal(kernel, 'void model::scale<float, 4>(float*, int) · .visible .entry 8 instructions');
  const tile = details.get('_ZZN5model5scaleIfLi4EEEvPT_iE4tile');
  assert.equal(tile, 'model::scale<float, 4>(float*, int)::tile · .shared .b8, 64 bytes');
  assert.equal(details.get('_ZN5model5scaleIfLi4EEEvPT_i_param_1'), '.param .u32, 4 bytes');
  assert.equal(details.get('_RNvCs1234_5model4sums'), 'model::sums · .visible .entry 1 instruction');
});

test('a large outline says it, too', () => {
  const large = `${module}\n//${' '.repeat(4e6)}`;
  const [bias] = documentSymbols(analysisOf(large));
  assert.equal(bias.detail, 'model::bias · .global .f32, 4 bytes');
});

test('a hover on a function, on its call and on a variable', () => {
  const block = '```cpp\nfloat square<float>(float)\n```\n\n';
  assert.ok(hoverOn('_Z6squareIfET_S0_').startsWith(block));
  assert.ok(hoverOn('_Z6squareIfET_S0_,').startsWith(block));
  assert.ok(hoverOn('_ZN5model4biasE').startsWith('```cpp\nmodel::bias\n```\n\n'));
  assert.ok(hoverOn('_RNvCs1234_5model4sums').startsWith('```rust\nmodel::sums\n```\n\n'));
});

test('a hover on a parameter and on what a function declares says whose it is', () => {
  const parameter = hoverOn('_ZN5model5scaleIfLi4EEEvPT_i_param_1');
  assert.match(parameter, /Parameter 2 of 2 of `void model::scale<float, 4>\(float\*, int\)`\./);
  assert.doesNotMatch(parameter, /```cpp/);
  assert.match(hoverOn('%r3'), /in `void model::scale<float, 4>\(float\*, int\)`\./);
  const tile = hoverOn('_ZZN5model5scaleIfLi4EEEvPT_iE4tile');
  assert.ok(tile.startsWith('```cpp\nmodel::scale<float, 4>(float*, int)::tile\n```\n\n'));
});

test('hints behind functions and calls', () => {
  const analysis = analysisOf(module);
  const hints = nameHints(analysis, 0, module.length, { demangledNames: true });
  const shown = hints.map(({ offset, label }) => `${/[\w$]+$/.exec(module.slice(0, offset))?.[0]} ${label}`);
  assert.deepEqual(shown, [
    '_Z6squareIfET_S0_ float square<float>(float)',
    '_ZN5model5scaleIfLi4EEEvPT_i void model::scale<float, 4>(float*, int)',
    '_Z6squareIfET_S0_ float square<float>(float)',
    '_RNvCs1234_5model4sums model::sums',
  ]);
  assert.deepEqual(nameHints(analysis, 0, module.length, { demangledNames: false }), []);
  assert.equal(
    nameHints(analysis, module.indexOf('call'), module.indexOf('ret;\n}\n.visible .entry _R'), { demangledNames: true })
      .length,
    1,
  );
});

test('a long hint has the whole name where one points at it', () => {
  const name = `_Z4longI1AIiEEvT_${'S1_'.repeat(30)}`;
  const text = `.version 8.0\n.target sm_90\n.address_size 64\n.entry ${name}() { ret; }\n`;
  const [hint] = nameHints(analysisOf(text), 0, text.length, { demangledNames: true });
  assert.equal(hint.label, 'void long<A<int> >(…)');
  assert.match(hint.tooltip ?? '', /^```cpp\nvoid long<A<int> >\(A<int>, .*\n```$/);
});

test('symbols of the workspace are found by both names', () => {
  const found = (query: string): string[] =>
    workspaceSymbols([analysisOf(module)], query).map(({ name, otherName }) => `${name} (${otherName})`);
  assert.deepEqual(found('_Z6sq'), ['_Z6squareIfET_S0_ (float square<float>(float))']);
  assert.deepEqual(found('square<f'), ['float square<float>(float) (_Z6squareIfET_S0_)']);
  assert.deepEqual(found('model::sc'), ['void model::scale<float, 4>(float*, int) (_ZN5model5scaleIfLi4EEEvPT_i)']);
  assert.equal(found('model').length, 3);
  assert.deepEqual(found('modelling'), []);
});

test('a call that is being typed', () => {
  const before = module.slice(0, module.indexOf('_Z6squareIfET_S0_, (param0)'));
  const offers = atMarker(`${before}<|>;\n}`);
  const items = completions(offers.analysis, offers.offset, { unavailable: 'leave out' })?.items ?? [];
  assert.equal(items.find(({ label }) => label === '_Z6squareIfET_S0_')?.source, 'float square<float>(float)');
  const called = atMarker(`${before}_Z6squareIfET_S0_, (<|>);\n}`);
  const [signature] = signatures(called.analysis, called.offset);
  assert.equal(signature.label, '_Z6squareIfET_S0_(.param .b32 _Z6squareIfET_S0__param_0)');
  assert.equal(signature.documentation, '```cpp\nfloat square<float>(float)\n```');
});

test('the Inspector has both names', () => {
  const report = inspect(analysisOf(module), module.indexOf('ld.param.u32'));
  assert.equal(report?.name, '_ZN5model5scaleIfLi4EEEvPT_i');
  assert.equal(report?.source, 'void model::scale<float, 4>(float*, int)');
});

test('what is too long loses what stands deepest in brackets', () => {
  const text = 'void (anonymous namespace)::f<A<B<int>, C>, 3>(A<B<int>, C>*, D&&)';
  assert.equal(shortened(text, 100), text);
  assert.equal(shortened(text, 65), 'void (anonymous namespace)::f<A<B<…>, C>, 3>(A<B<…>, C>*, D&&)');
  assert.equal(shortened(text, 55), 'void (anonymous namespace)::f<A<…>, 3>(A<…>*, D&&)');
  assert.equal(shortened(text, 42), 'void (anonymous namespace)::f<A<…>, 3>(…)');
  assert.equal(shortened(text, 36), 'void (anonymous namespace)::f<…>(…)');
  assert.equal(shortened(text, 10), 'void (ano…');
});

test('operators are no brackets', () => {
  assert.equal(shortened('bool A::operator< <A<int> >(A<int> const&)', 29), 'bool A::operator< <A<…> >(…)');
  assert.equal(shortened('A::operator()(int, int, int, int) const', 30), 'A::operator()(…) const');
  assert.equal(shortened('decltype ({parm#1}->x) f<int>(int*, int, int)', 30), 'decltype ({…}->x) f<int>(…)');
  assert.equal(shortened('B& A::operator->*(A::*)(int, int, int)', 12), 'B& A::opera…');
  assert.equal(shortened('f(int) > g(int, int)', 12), 'f(int) > g(…');
});

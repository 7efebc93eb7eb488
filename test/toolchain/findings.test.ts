// What ptxas says, put on words of the text: on the right one, once for each fault, and not where PTX Lens says it too.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultsOf, newFindings } from '../../server/src/toolchain/findings';
import { inputOf } from '../../server/src/toolchain/input';
import { messagesIn } from '../../server/src/toolchain/messages';
import { kernel } from '../protocol/texts';
import { analysisOf, error, found } from './findings';

describe('the place of a message', () => {
  const line = '  mad.lo.s32 %r1, %r2, 0x40, %r3;';
  const places: Record<string, string> = {
    "Arguments mismatch for instruction 'mad'": 'mad',
    "Unknown modifier '.s32'": '.s32',
    "Illegal modifier '.lo' for instruction 'mad'": '.lo',
    "Argument 2 of instruction 'mad': unexpected value '64', expected to be 1": '0x40',
    "Unknown symbol '%r3'": '%r3',
    'Something that quotes nothing': 'mad.lo.s32',
    "Unknown symbol '%r'": 'mad.lo.s32',
  };
  for (const [message, place] of Object.entries(places)) {
    test(`${message}: on ${place}`, () => {
      assert.deepEqual(
        found(kernel(line), error(message)).map((one) => one.split(': ')[0]),
        [place],
      );
    });
  }

  test('is not in a comment', () => {
    const text = kernel('  /* sub */ sub.s32 /* %r3 */ %r1, %r2, %r3; // sub');
    const analysis = analysisOf(text);
    const [{ start }] = faultsOf(analysis, text, messagesIn(error("Unknown symbol '%r3'")));
    assert.equal(start, text.indexOf('%r3;'));
  });

  test('lines are counted as ptxas counts: a lone carriage return is none', () => {
    const text = kernel('  mov.u32 %r1,\r %r2;\n  neg.s32 %r1, %r2;');
    assert.match(found(text, error("Arguments mismatch for instruction 'neg'", 12))[0], /^neg: /);
  });

  test('an operand on a later line of the statement', () => {
    const text = kernel('  mad.lo.s32 %r1,\n    %r2,\n    %r3, %r4;');
    const output = error("Arguments mismatch for instruction 'mad'") + error("Unknown symbol '%r3'", 13);
    assert.deepEqual(found(text, output), [
      "%r3: `%r3` is not declared where it is used. (ptxas: Unknown symbol '%r3'; Arguments mismatch for instruction 'mad')",
    ]);
  });

  test('no line: the declaration of what it names, or where the text has it, or the target', () => {
    const text = kernel('  .pragma "nounroll";');
    const says = (message: string): string => found(text, `ptxas warning : ${message}\n`)[0].split(': ')[0];
    assert.equal(says("Function 'k' is strange"), 'k');
    assert.equal(says("Pragma 'nounroll' unsupported"), 'nounroll');
    assert.equal(says('Program with .target is strange'), '.target');
  });

  test('a line in the words', () => {
    const output =
      "ptxas info    : (C7519) warpgroup.arrive is injected in around line 11 by compiler in function 'k'\n";
    const analysis = analysisOf(kernel('  neg.s32 %r1, %r2;'));
    const [finding] = newFindings(analysis, faultsOf(analysis, analysis.document.getText(), messagesIn(output)));
    assert.deepEqual([finding.code, finding.severity], ['C7519', 'information']);
    assert.equal(analysis.document.positionAt(finding.start).line, 10);
  });

  test('beyond the end, in an empty text: somewhere', () => {
    for (const text of ['', '\n', '.version 8.0'])
      assert.ok(faultsOf(analysisOf(text), text, messagesIn(error('Anything', 99)))[0].end <= text.length + 1);
  });
});

describe('one fault', () => {
  test('several messages about a statement are one, each undeclared name is one', () => {
    const text = kernel('  neg.s32 %r1, %r2;\n  neg.s32 %r3, %r4;');
    const output = [
      error("Arguments mismatch for instruction 'neg'"),
      error("Illegal modifier '.s32' for instruction 'neg'"),
      error("Unknown symbol '%r1'"),
      error("Unknown symbol '%r2'"),
      error("Arguments mismatch for instruction 'neg'", 12),
      'ptxas fatal   : Ptx assembly aborted due to errors\n',
    ].join('');
    assert.equal(found(text, output).length, 3);
  });

  test('a warning is not swallowed by an error', () => {
    const output = `${error('Bad')}ptxas k.ptx, line 11; warning : Dubious\n`;
    assert.deepEqual(found(kernel('  neg.s32 %r1, %r2;'), output), ['neg.s32: Bad.', 'neg.s32: Dubious.']);
  });

  test('another cause on a statement that we fault is new', () => {
    const text = kernel('  addd.s32 %r1, %r2, %r3;');
    assert.equal(found(text, error("Not a name of any known instruction: 'addd'")).length, 0);
    assert.equal(found(text, error("Unknown symbol '%r3'")).length, 1);
    assert.equal(found(text, error("Feature 'x' requires PTX ISA .version 9.0 or later")).length, 1);
  });

  test('a comment silences ptxas, also where it numbers what it says, and is no odd comment', () => {
    const text = kernel('  neg.s32 %r1, %r2; // ptx-lens: ignore ptxas\n  neg.s32 %r3, %r4;');
    const numbered = 'ptxas info    : (C7519) something around line 11\n';
    assert.deepEqual(found(text, error('Bad') + numbered + error('Worse', 12)), ['neg.s32: Worse.']);
    assert.deepEqual(analysisOf(text).diagnostics, []);
  });

  test('a parameter without its space, of which ptxas tells at the other declarations, too', () => {
    const text = `.version 9.0
.target sm_90
.address_size 64
.func f(.b32 a);
.func f(.param .b32 a)
{
    ret;
}
`;
    const output =
      error("Function parameter 'a' has illegal state space", 4) +
      error("Inconsistent prototypes of 'f', parameter state space differ", 5);
    assert.deepEqual(found(text, output), []);
    const other = error("Inconsistent prototypes of 'f', parameter state space differ", 5);
    assert.equal(found(text.replace('.b32 a)', '.param .b32 a)'), other).length, 1);
  });

  test('a missing semicolon, which ptxas notices on the next line', () => {
    const text = kernel('  neg.s32 %r1, %r2\n\n  neg.s32 %r3, %r4;');
    const output = "ptxas k.ptx, line 13; fatal   : Parsing error near 'neg': syntax error\n";
    assert.deepEqual(found(text, output), []);
  });

  test('what runs on into the next statement, which ptxas faults then', () => {
    const text = kernel('  mov.u32 %r1, %r2; .u32\n  shl.b32 %r1, %r2, 3;');
    assert.deepEqual(found(text, error("Parsing error near '.b32': syntax error", 12)), []);
    const open = kernel('  neg.s32 %r1, %r2\n  shl.b32 %r1, %r2, 3;');
    assert.deepEqual(found(open, error("Unknown field '.b32'", 12)), []);
  });

  test('what ptxas says of its own macros counts where it says nothing else', () => {
    const own = "ptxas <macro util>, line 8; error   : Illegal rounding modifier for instruction 'mov'\n";
    const text = kernel('  neg.s32 %r1, %r2;');
    assert.deepEqual(found(text, own).length, 1);
    assert.deepEqual(found(text, own + error("Unknown symbol '%r2'")).length, 1);
    assert.match(found(text, own + error("Unknown symbol '%r2'"))[0], /^%r2: /);
  });
});

test('line markers are blanked, and nothing else', () => {
  const text = '# 1 "a.cu"\n  #line 12 "b.cu" 3\nadd; # 7 "c"\n# 5\n#pragma x\n# 8 "d"x\n';
  const expected = '          \n                   \nadd;        \n# 5\n#pragma x\n       x\n';
  assert.equal(inputOf(text), expected);
});

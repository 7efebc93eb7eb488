// What a message of ptxas means, in plain words. A message that says it well itself has no row: it is shown as it stands.
// Names are quoted by ptxas with ' and by us with `.

/** Pattern of the whole message (without its end), and the sentence; $1 … are its groups. The first that fits counts. */
const rows: readonly (readonly [RegExp, string])[] = [
  [/^Parsing error near '': unexpected EOF/, 'A comment or a string is not closed.'],
  [/^Parsing error near '(.+)': syntax error/, 'The syntax is broken at or just before `$1`. ptxas reads no further.'],
  [/^Parsing error near ''/, 'The syntax is broken, or the file ends too early. ptxas reads no further.'],
  [
    /^No variable storage specified/,
    'A declaration begins with its state space, such as `.reg` or `.shared`. ptxas reads no further.',
  ],
  [/^Unexpected non-ASCII/, 'PTX is ASCII only, in comments and strings too. ptxas reads no further.'],
  [/^Unexpected EOF/, 'A NUL byte ends the file for ptxas.'],
  [/^Unknown symbol '(.+)'/, '`$1` is not declared where it is used.'],
  [/^Label expected for forward reference of '(.+)'/, '`$1` is used before it is declared, which only labels may be.'],
  [/^Not a name of any known instruction: '(.+)'/, '`$1` is no instruction of PTX.'],
  [/^Unknown modifier '(.+)'/, '`$1` is no modifier of PTX.'],
  [/^Illegal modifier '(.+?)' for instruction '(.+?)'/, '`$2` does not take the modifier `$1` in this form.'],
  [
    /^Unexpected instruction types specified for '(.+)'/,
    '`$1` does not take these types, or too many or too few of them.',
  ],
  [
    /^Arguments mismatch for instruction '(.+)'/,
    'The operands of `$1` do not fit: their number, their kinds, or the types and sizes of the registers.',
  ],
  [/^Illegal operand type to instruction '(.+)'/, 'An operand of `$1` has a type that it does not take.'],
  [
    /^Argument vector size mismatch for instruction '(.+)'/,
    'A vector operand of `$1` has the wrong number of elements.',
  ],
  [
    /^Argument (\d+) of instruction '(.+?)': unexpected value '(.+?)', expected to be (.+)/,
    'Operand $1 of `$2` (counted from 0) must be $4; it is $3.',
  ],
  [
    /^Argument (\d+) of instruction '(.+?)': value '(.+?)' out of range, expected to be in range (.+)/,
    'Operand $1 of `$2` (counted from 0) must be in $4; it is $3.',
  ],
  [/^Predicate expression expected/, 'A predicate register belongs here.'],
  [
    /^State space mismatch between instruction and address in instruction '(.+)'/,
    'The address of `$1` is that of a variable in another state space.',
  ],
  [/^State space incorrect for instruction '(.+)'/, '`$1` does not work in this state space.'],
  [/^Rounding modifier required for instruction '(.+)'/, '`$1` wants a rounding modifier such as `.rn`.'],
  [/^Comparison modifier required for instruction '(.+)'/, '`$1` wants a comparison such as `.eq` or `.lt`.'],
  [/^Result register required for instruction '(.+)'/, 'The destination of `$1` must be a register.'],
  [/^Operand negation not allowed for instruction '(.+)'/, '`$1` takes no negated operand.'],
  [
    /^(?:Feature|Modifier|Instruction) '(.+?)'(?: on '(.+?)')? requires PTX ISA \.version (\S+) or later/,
    '`$1` exists from PTX $3 on; the file says an earlier `.version`.',
  ],
  [
    /^(?:Feature|Modifier|Instruction) '(.+?)'(?: on '(.+?)')? requires \.target (?:sm_)?(\d+\w*) or higher/,
    '`$1` exists from sm_$3 on; the file is for an earlier `.target`.',
  ],
  [/^(?:Feature|Instruction) '(.+?)' not supported on \.target '(.+?)'/, '`$1` does not exist on $2.'],
  [/^PTX \.version (\S+) does not support \.target (\S+)/, 'PTX $1 does not know the target $2 yet.'],
  [
    /^SM version specified by \.target is higher than default SM version assumed/,
    'The file is for a later target than the one it is compiled for.',
  ],
  [
    /^Program with \.target '(.+?)' cannot be compiled to (?:future|different SM-family) architecture/,
    'Code for $1 runs on that architecture or its family alone and cannot be compiled for another.',
  ],
  [/^Duplicate definition of (\w+) '(.+)'/, 'The $1 `$2` is already declared in this scope.'],
  [/^Inconsistent (?:re)?definition of variable '(.+)'/, '`$1` is declared twice, and differently.'],
  [/^Inconsistent prototypes of '(.+?)', (.+)/, 'The declarations of `$1` do not agree: $2.'],
  [/^Call has wrong number of parameters/, 'The call has more or fewer arguments than the function has parameters.'],
  [
    /^Type of argument does not match formal parameter '(.+)'/,
    'An argument has another type than the parameter `$1` of the function.',
  ],
  [
    /^Alignment of argument does not match formal parameter '(.+)'/,
    'An argument is aligned otherwise than the parameter `$1` of the function.',
  ],
  [
    /^Call to '(.+)' requires call prototype/,
    '`$1` is no function that is declared above; an indirect call wants a `.callprototype`.',
  ],
  [
    /^Unresolved extern function '(.+)'/,
    '`$1` is declared and has no body in this file: it can only be compiled with `-c`.',
  ],
  [
    /^Entry function '(.+?)' uses too much shared data \((0x\w+) bytes, (0x\w+) max\)/,
    '`$1` needs more static shared memory ($2 bytes) than a block may have ($3).',
  ],
  [
    /^Entry function '(.+?)' uses too much parameter space \((0x\w+) bytes, (0x\w+) max\)/,
    'The parameters of `$1` take $2 bytes; $3 are allowed.',
  ],
  [
    /^warpgroup\.(\w+) is injected in around line \d+ by compiler/,
    'ptxas inserts a `warpgroup.$1` near this line, because registers of a `wgmma` are used while it may still run.',
  ],
  [
    /^Potential Performance Loss: wgmma\.mma_async instructions are serialized due to (.+?) in (?:the )?function '(.+)'/,
    'The `wgmma.mma_async` of `$2` run one after the other, which is slow: the reason is $1.',
  ],
  [/^Potential Performance Loss: 'setmaxnreg' ignored (.+?)\.?$/, '`setmaxnreg` has no effect: ptxas ignores it $1.'],
  [/^Unknown (?:field|video selector) '(.+)'/, '`$1` cannot stand behind an operand.'],
  [/^Unknown vector selector: '(.+)'/, '`.$1` is no element of a vector: there are `.x`, `.y`, `.z` and `.w`.'],
  [/^Illegal vector size: (\d+)/, 'A vector has 2, 4 or for some instructions 8 elements, not $1.'],
  [/^Vector Type not specified properly/, 'The `.v2` or `.v4` does not stand where it belongs, in front of the type.'],
  [/^Multiple state spaces specified/, 'A declaration has one state space only.'],
  [/^Multiple rounding modifiers specified/, 'An instruction has one rounding modifier only.'],
  [/^Operation {2}requires {2}type for instruction '(.+)'/, 'The operation of `$1` does not work with this type.'],
  [/^Illegal operation '(.*)' for instruction '(.+)'/, '`$2` lacks its operation, or has one that it does not know.'],
  [/^(\w+) operation is required for instruction '(.+)'/, '`$2` lacks its operation.'],
  [/^Result vector expected/, 'The destination must be a vector such as `{%r1, %r2}`.'],
  [/^Vector expected for argument (\d+)/, 'Operand $1 (counted from 0) must be a vector such as `{%r1, %r2}`.'],
  [
    /^Vector of size (\d+) is expected for argument (\d+) of instruction '(.+)'/,
    'Operand $2 of `$3` (counted from 0) must be a vector of $1 elements.',
  ],
  [
    /^Address expected for argument (\d+) of instruction '(.+)'/,
    'Operand $1 of `$2` (counted from 0) must be an address.',
  ],
  [/^Label expected for argument (\d+) of instruction '(.+)'/, 'Operand $1 of `$2` (counted from 0) must be a label.'],
  [/^Sink '_' not allowed as a source operand/, '`_` can only take a result: it has no value.'],
  [/^Read-only special register cannot be destination/, 'A special register can only be read.'],
  [
    /^Special register argument not allowed for instruction '(.+)'/,
    '`$1` takes no special register; copy it with `mov` first.',
  ],
  [
    /^Immediate addresses allowed only for \.local/,
    'A number alone is an address of `.local` memory only; elsewhere an address begins with a register or a variable.',
  ],
  [/^Modifier '(.+?)' requires scope with '(.+?)' instruction/, '`$1` of `$2` wants a scope such as `.gpu` behind it.'],
  [
    /^Modifier '(.+?)' requires memory order with '(.+?)' instruction/,
    'The scope `$1` of `$2` wants a memory order such as `.relaxed` before it.',
  ],
  [/^Constant overflow/, 'The number does not fit into 64 bits.'],
  [/^32-Bit compilation is no longer supported/, 'This ptxas compiles for 64-bit addresses only.'],
  [/^Pragma '(.+)' unsupported/, 'ptxas does not know the pragma "$1" and ignores it.'],
];

/** A sentence in place of the message, or undefined where the message itself is the best there is. */
export function plainWords(text: string): string | undefined {
  for (const [pattern, sentence] of rows) {
    const match = pattern.exec(text);
    if (match) return sentence.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '');
  }
  return undefined;
}

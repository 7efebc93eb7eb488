// What ptxas 13.0 says of PTX, message by message, and what of PTX Lens speaks in its place. A template is a message with
// `…`, `N` and `V` for what differs; it is found at the beginning of a message. templates.test.ts holds the table against
// the rules, the fixtures and the recorded messages.

export type Template =
  /** The rule that speaks, and a fixture for which ptxas was recorded to say so: `broken/…: title` or `mistakes/…`. */
  | { readonly message: string; readonly rule: string; readonly fixture: string }
  /** Why no rule speaks. */
  | { readonly message: string; readonly why: string };

export const templates: readonly Template[] = [
  {
    message: "error: '…' modifier required for instruction '…'",
    rule: 'missing-modifier',
    fixture: 'broken/instructions: a fast reciprocal of doubles without flushing',
  },
  {
    message: "error: '…' modifier required for instruction '…' with destination type '…'",
    rule: 'missing-modifier',
    fixture: 'broken/instructions: fp8 without saturation',
  },
  {
    message: "error: '…' variable '…' cannot be resolved by a '…'",
    rule: 'conflicting-declaration',
    fixture: 'broken/functions: external above, private below',
  },
  {
    message: "error: .approx modifier required for instruction '…'",
    rule: 'missing-modifier',
    fixture: 'mistakes/modifiers.ptx',
  },
  {
    message: 'error: .common variables must be declared in .global space',
    rule: 'declaration-space',
    fixture: 'broken/declarations: a common variable in shared memory',
  },
  {
    message: "error: .ftz modifier required for instruction '…'",
    rule: 'missing-modifier',
    fixture: 'broken/instructions: a fast exponential of brain floats without flushing',
  },
  {
    message: "error: .noComplete modifier required for instruction '…'",
    rule: 'needs-target',
    fixture: 'broken/instructions: a count at a barrier that older targets cannot complete',
  },
  {
    message: "error: .reqntid and .reqnctapercluster directive(s) required for directive '…'",
    rule: 'launch-bounds',
    fixture: 'broken/directives: blocks are clusters of unknown size',
  },
  {
    message: "error: .sp modifier required for instruction '…'",
    rule: 'operand-count',
    fixture: 'broken/instructions: sparse operands for a dense product',
  },
  {
    message: "error: Address expected for argument N of instruction '…'",
    why: 'Not seen from ptxas 13.0 with any input so far; a register where an address belongs is `Arguments mismatch`.',
  },
  {
    message: 'error: Alignment must be a power of two',
    rule: 'alignment',
    fixture: 'broken/declarations: a misaligned parameter structure',
  },
  {
    message: "error: Alignment of argument does not match formal parameter '…'",
    rule: 'call-arguments',
    fixture: 'broken/calls: a structure at another alignment',
  },
  {
    message: "error: Argument N of instruction '…': must be register",
    rule: 'call-target',
    fixture: 'broken/calls: a prototype for a function that has a name',
  },
  {
    message: "error: Argument N of instruction '…': unexpected value '…', expected to be -N or N",
    rule: 'immediate-value',
    fixture: 'broken/operands: a scale of the first matrix that is neither 1 nor -1',
  },
  {
    message: "error: Argument N of instruction '…': unexpected value '…', expected to be N",
    rule: 'immediate-value',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: "error: Argument N of instruction '…': unexpected value '…', expected to be N or N or N",
    rule: 'immediate-value',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: "error: Argument N of instruction '…': unexpected value '…', expected to be multiple of N",
    rule: 'immediate-value',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: "error: Argument N of instruction '…': value '…' out of range, expected to be in range [N..256]",
    rule: 'immediate-value',
    fixture: 'broken/operands: more registers than a thread can have',
  },
  {
    message: "error: Argument vector size mismatch for instruction '…'",
    rule: 'vector-size',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: "error: Arguments mismatch for instruction '…'",
    rule: 'call-target',
    fixture: 'broken/calls: a call through a float',
  },
  {
    message: "error: Barrier number '…' out of range, expected to be in range [N..15]",
    rule: 'immediate-value',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: "error: Boolean operation is required for instruction '…'",
    rule: 'operand-count',
    fixture: 'broken/instructions: a predicate to combine with, but no operation',
  },
  {
    message: 'error: Call has wrong number of parameters',
    rule: 'call-arguments',
    fixture: 'broken/calls: a result that nobody takes',
  },
  {
    message: "error: Call to '…' requires call prototype",
    rule: 'undefined-function',
    fixture: 'broken/calls: a function called above its declaration',
  },
  {
    message: "error: Comparison modifier required for instruction '…'",
    rule: 'unknown-modifier',
    fixture: 'mistakes/modifiers.ptx',
  },
  {
    message: 'error: Conflicting directives: .maxntid and .reqntid cannot both be specified',
    rule: 'launch-bounds',
    fixture: 'broken/directives: both sorts of thread bounds',
  },
  {
    message: 'error: Conflicting directives: .reqnctapercluster and .maxclusterrank cannot both be specified',
    rule: 'launch-bounds',
    fixture: 'broken/directives: both sorts of cluster bounds',
  },
  {
    message: 'error: Constant expression type mismatch',
    rule: 'constant-expression',
    fixture: 'broken/initialValues: an integer added to a float',
  },
  {
    message: 'error: Constant overflow',
    rule: 'constant-expression',
    fixture: 'broken/declarations: more registers than can be counted',
  },
  {
    message: "error: Deprecated feature: '…' not supported as of PTX version N",
    rule: 'withdrawn-directive',
    fixture: 'broken/declarations: a texture as a state space',
  },
  {
    message: "error: Duplicate definition of function '…'",
    rule: 'duplicate-declaration',
    fixture: 'broken/functions: a kernel twice',
  },
  { message: "error: Duplicate definition of label '…'", rule: 'duplicate-label', fixture: 'mistakes/labels.ptx' },
  {
    message: "error: Duplicate definition of variable '…'",
    rule: 'duplicate-declaration',
    fixture: 'broken/declarations: a register declared again as one of a range',
  },
  {
    message: "error: Entry function '…' uses too much parameter space (0xN bytes, 0xN max).",
    rule: 'parameter-space',
    fixture: 'broken/declarations: a kernel with more parameters than there is room for',
  },
  {
    message: "error: Entry function '…' uses too much shared data (0xN bytes, 0xN max)",
    why: 'Only code generation adds up the shared memory of a kernel and of what it calls.',
  },
  {
    message: "error: Entry parameter '…' must have .param state space",
    rule: 'declaration-space',
    fixture: 'broken/declarations: a kernel whose parameter has no state space',
  },
  {
    message: "error: Feature '…' not supported on .target '…'",
    rule: 'needs-target',
    fixture: 'broken/instructions: a large byte matrix on the base target',
  },
  {
    message: "error: Feature '…' requires .target sm_N or higher",
    rule: 'needs-target',
    fixture: "broken/header: a cluster's register on an older target",
  },
  {
    message: "error: Feature '…' requires PTX ISA .version V or later",
    rule: 'needs-version',
    fixture: 'broken/header: 128 bits before they existed',
  },
  {
    message: "error: Feature '…' requires command line option '…'.",
    why: 'It depends on how ptxas is called: `--compile-only` allows it.',
  },
  {
    message: "error: Feature '…'.noComplete'…' requires .target sm_N or higher",
    rule: 'needs-target',
    fixture: 'broken/instructions: a count at a barrier that older targets cannot complete',
  },
  {
    message: "error: Feature '…'.noComplete'…' requires PTX ISA .version V or later",
    rule: 'needs-target',
    fixture: 'broken/instructions: a count at a barrier that older targets cannot complete',
  },
  {
    message: 'error: File uses too much global constant data (0xN bytes, 0xN max)',
    why: 'Only code generation adds up constant memory.',
  },
  {
    message: "error: Function definition conflicts with '…' declaration for function '…'",
    rule: 'conflicting-declaration',
    fixture: 'broken/functions: an external function with a body',
  },
  {
    message: "error: Illegal alayout '…' for instruction '…'",
    rule: 'modifier-not-allowed',
    fixture: 'broken/instructions: rows and columns of the first matrix exchanged',
  },
  {
    message: "error: Illegal argument for formal parameter '…'",
    rule: 'undefined-symbol',
    fixture: 'broken/calls: an argument that is not declared',
  },
  {
    message: "error: Illegal blayout '…' for instruction '…'",
    rule: 'modifier-not-allowed',
    fixture: 'broken/instructions: rows and columns of the second matrix exchanged',
  },
  {
    message: 'error: Illegal call target, device function expected',
    rule: 'call-target',
    fixture: 'broken/calls: a call of a kernel',
  },
  {
    message: "error: Illegal modifier '…' for instruction '…'",
    rule: 'modifier-not-allowed',
    fixture: 'broken/instructions: a conversion of integers that flushes',
  },
  {
    message: "error: Illegal modifier '…' for instruction '…' with type '…'",
    rule: 'modifier-not-allowed',
    fixture: 'broken/instructions: a maximum of unsigned integers with a bound at zero',
  },
  {
    message: "error: Illegal modifier '…' for instruction '…', for arch '…'",
    why: 'Seen with targets before sm_20 only, where `needs-target` speaks.',
  },
  {
    message: "error: Illegal operand type to instruction '…'",
    rule: 'undefined-symbol',
    fixture: 'mistakes/operands.ptx',
  },
  {
    message: "error: Illegal operation '…' for instruction '…'",
    rule: 'unknown-modifier',
    fixture: 'mistakes/modifiers.ptx',
  },
  {
    message: "error: Illegal parameter name '…'",
    rule: 'parameter-list',
    fixture: 'broken/functions: a parameter without a name',
  },
  {
    message: "error: Illegal rounding modifier for instruction '…'",
    rule: 'modifier-not-allowed',
    fixture: 'mistakes/modifiers.ptx',
  },
  {
    message: "error: Illegal to predicate instruction '…' with operand '…'",
    rule: 'parameter-access',
    fixture: 'broken/calls: an argument that is written under a guard',
  },
  {
    message: "error: Illegal to take address of parameter '…'",
    rule: 'parameter-access',
    fixture: 'broken/calls: the address of an argument',
  },
  {
    message: "error: Illegal to use symbol '…' of type .f32 as address operand. Use integer or bit only.",
    rule: 'operand-type',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: "error: Illegal to write to function input parameter '…'",
    rule: 'parameter-access',
    fixture: "broken/calls: a kernel's parameter that is written",
  },
  {
    message: 'error: Illegal value for .address_size directive (must be N or N)',
    rule: 'address-size',
    fixture: 'broken/header: addresses of 16 bits',
  },
  { message: 'error: Illegal vector size: N', rule: 'vector-size', fixture: 'mistakes/operand-types.ptx' },
  {
    message: 'error: Immediate addresses allowed only for .local state space',
    rule: 'operand-kind',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: "error: Inconsistent prototypes of '…', parameter alignment differ",
    rule: 'conflicting-declaration',
    fixture: 'broken/functions: another alignment than announced',
  },
  {
    message: "error: Inconsistent prototypes of '…', parameter types differ",
    rule: 'conflicting-declaration',
    fixture: 'broken/functions: another type than announced',
  },
  {
    message: "error: Inconsistent redefinition of variable '…'",
    rule: 'duplicate-declaration',
    fixture: 'broken/functions: a variable with the name of a function',
  },
  {
    message: "error: Incorrect instruction type specified for wmma.load.a with shape '…'",
    rule: 'modifier-not-allowed',
    fixture: 'broken/instructions: a matrix of halves in the shape of short integers',
  },
  {
    message: "error: Instruction '…' applies only to signed numeric types",
    rule: 'modifier-not-allowed',
    fixture: 'mistakes/modifiers.ptx',
  },
  {
    message: "error: Instruction '…' cannot be compiled for architecture '…'",
    rule: 'needs-target',
    fixture: 'broken/instructions: products of warp groups on a later target',
  },
  {
    message: "error: Instruction '…' not supported on .target '…'",
    rule: 'needs-target',
    fixture: 'broken/instructions: products of warp groups on a later target',
  },
  {
    message: "error: Instruction '…' requires .target N or higher",
    rule: 'needs-target',
    fixture: 'broken/instructions: matrices of warps on an old target',
  },
  {
    message: "error: Instruction '…' requires .target sm_N or higher",
    rule: 'needs-target',
    fixture: 'broken/instructions: matching lanes on an old target',
  },
  {
    message: "error: Instruction '…' requires PTX ISA .version V or later",
    why: 'ptxas 13.0 says `Feature … requires PTX ISA .version` in its place wherever it was tried; `needs-version` covers both.',
  },
  {
    message: "error: Instruction '…' without '…' is not supported on .target sm_N and higher from PTX ISA version N",
    rule: 'missing-modifier',
    fixture: 'broken/instructions: a shuffle without its mask',
  },
  {
    message: 'error: Instruction or declaration vi',
    rule: 'declaration-type',
    fixture: 'broken/declarations: a sampler without independent samplers',
  },
  {
    message: 'error: Instruction or declaration violates .target texmode_unified setting',
    rule: 'declaration-type',
    fixture: 'broken/declarations: a sampler without independent samplers',
  },
  {
    message: 'error: Integer constant expression expected',
    rule: 'constant-expression',
    fixture: 'broken/initialValues: a choice between floats',
  },
  {
    message: "error: Label expected for argument N of instruction '…'",
    rule: 'branch-target',
    fixture: 'broken/calls: a branch to a function',
  },
  {
    message: 'error: Mismatch between instruction type and comparison qualifier',
    rule: 'modifier-not-allowed',
    fixture: 'mistakes/modifiers.ptx',
  },
  {
    message: "error: Modifier '…' cannot be applied to '…' space",
    rule: 'modifier-not-allowed',
    fixture: 'broken/instructions: volatile constants',
  },
  {
    message: "error: Modifier '…' cannot be combined with modifier '…'",
    rule: 'modifier-not-allowed',
    fixture: 'broken/instructions: volatile and cached',
  },
  {
    message: "error: Modifier '…' does not apply to '…' type",
    rule: 'needs-target',
    fixture: 'broken/instructions: a saturating sum of unsigned integers',
  },
  {
    message: "error: Modifier '…' does not apply to this type of convert operation",
    rule: 'modifier-not-allowed',
    fixture: 'broken/instructions: a conversion of integers that flushes',
  },
  {
    message: "error: Modifier '…' on '…' requires .target sm_N or higher",
    rule: 'needs-target',
    fixture: 'broken/instructions: a cache hint on an older target',
  },
  {
    message: "error: Modifier '…' on '…' requires PTX ISA .version V or later",
    rule: 'needs-version',
    fixture: 'broken/instructions: a cache hint before it existed',
  },
  {
    message: "error: Modifier '…' requires .target sm_N or higher",
    rule: 'needs-target',
    fixture: 'broken/instructions: a cache hint on an older target',
  },
  {
    message: "error: Modifier '…' requires PTX ISA .version V or later",
    rule: 'needs-version',
    fixture: 'broken/instructions: a cache hint before it existed',
  },
  {
    message: "error: Modifier '…' requires memory order with '…' instruction",
    rule: 'missing-modifier',
    fixture: 'broken/instructions: a scope without an order',
  },
  {
    message: "error: Modifier '…' requires scope with '…' instruction",
    rule: 'missing-modifier',
    fixture: 'broken/instructions: an order without a scope',
  },
  {
    message: 'error: Module-scoped variables in .local state space are not allowed with ABI',
    rule: 'declaration-space',
    fixture: 'broken/declarations: local memory of the whole module',
  },
  {
    message: 'error: Module-scoped variables in .reg state space are not allowed with ABI',
    rule: 'declaration-space',
    fixture: 'broken/declarations: registers of the whole module',
  },
  {
    message: 'error: Multiple return parameters require .register state space',
    rule: 'parameter-list',
    fixture: 'broken/functions: two results in memory',
  },
  {
    message: 'error: Multiple rounding modifiers specified',
    rule: 'modifier-not-allowed',
    fixture: 'mistakes/modifiers.ptx',
  },
  {
    message: "error: No initial value is allowed for '…' in this state space",
    rule: 'initial-value',
    fixture: 'broken/initialValues: an initial value in a register',
  },
  {
    message: "error: No initial value is allowed for external symbol '…'",
    rule: 'initial-value',
    fixture: 'broken/initialValues: an initial value of something external',
  },
  {
    message: "error: Non-external variable '…' has incomplete type",
    rule: 'array-size',
    fixture: 'broken/declarations: an array of nothing',
  },
  {
    message: "error: Not a name of any known instruction: '…'",
    rule: 'unknown-opcode',
    fixture: 'mistakes/opcodes.ptx',
  },
  {
    message: 'error: Number of threads participating in barrier must be in multiple of warp size',
    rule: 'immediate-value',
    fixture: 'broken/operands: a barrier for half a warp',
  },
  {
    message: "error: Operand negation not allowed for instruction '…'",
    rule: 'operand-kind',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: "error: Operand vector size doesn'…'tex'",
    rule: 'vector-size',
    fixture: 'broken/operands: one coordinate for an image with two',
  },
  {
    message: "error: Operation  requires  type for instruction '…'",
    rule: 'unknown-modifier',
    fixture: 'mistakes/modifiers.ptx',
  },
  {
    message:
      "error: Operation .add requires .u32 or .s32 or .u64 or .f64 or f16 or f16x2 or .f32 or .bf16 or .bf16x2 type for instruction '…'",
    rule: 'modifier-not-allowed',
    fixture: 'broken/instructions: an atomic sum of signed 64-bit integers',
  },
  {
    message: 'error: PTX .version V does not support .target sm_N',
    rule: 'needs-version',
    fixture: 'broken/header: a target that the version does not know',
  },
  {
    message: 'error: Parameter variables may not be declared at module scope',
    rule: 'declaration-space',
    fixture: 'broken/declarations: a parameter outside functions',
  },
  {
    message: 'error: Positive non-zero value expected for maxntid',
    rule: 'launch-bounds',
    fixture: 'broken/directives: no threads at all',
  },
  { message: 'error: Predicate expression expected', rule: 'undefined-symbol', fixture: 'mistakes/operands.ptx' },
  {
    message: 'error: Predicate type can only be used to define scalar register variables',
    rule: 'declaration-type',
    fixture: 'broken/declarations: a vector of predicates',
  },
  {
    message: "error: Predicate variable '…' must be in register state space",
    rule: 'declaration-space',
    fixture: 'broken/declarations: a predicate in shared memory',
  },
  {
    message: 'error: Read-only special register cannot be destination argument',
    rule: 'special-register',
    fixture: 'broken/calls: a special register that is written',
  },
  {
    message: "error: Reduction operation is required for instruction '…'",
    rule: 'unknown-modifier',
    fixture: 'mistakes/modifiers.ptx',
  },
  {
    message: "error: Result register required for instruction '…'",
    rule: 'operand-kind',
    fixture: 'mistakes/operand-types.ptx',
  },
  { message: 'error: Result vector expected', rule: 'vector-size', fixture: 'mistakes/operand-types.ptx' },
  {
    message: "error: Rounding modifier or '…' modifier required for instruction '…'",
    rule: 'missing-modifier',
    fixture: 'mistakes/modifiers.ptx',
  },
  {
    message: "error: Rounding modifier required for instruction '…'",
    rule: 'missing-modifier',
    fixture: 'broken/instructions: a multiplication without rounding',
  },
  {
    message: "error: Shape modifier required for instruction '…'",
    rule: 'missing-modifier',
    fixture: 'broken/instructions: a product of matrices without a shape',
  },
  {
    message: "error: Sink '…' not allowed as a source operand",
    rule: 'operand-kind',
    fixture: 'broken/operands: a sink that is stored',
  },
  {
    message: 'error: Source location N N N used in inlined_at directive must be used in a preceding .loc directive',
    rule: 'line-information',
    fixture: 'broken/directives: inlined where there is no line',
  },
  {
    message: "error: Special register argument not allowed for instruction '…'",
    rule: 'special-register',
    fixture: 'broken/calls: arithmetic with a special register',
  },
  {
    message: "error: State space incorrect for instruction '…'",
    rule: 'modifier-not-allowed',
    fixture: 'broken/instructions: an atomic sum in constant memory',
  },
  {
    message: "error: State space mismatch between instruction and address in instruction '…'",
    rule: 'state-space',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: 'error: Texture/surface variable must be at module or entry parameter scope',
    rule: 'declaration-space',
    fixture: "broken/declarations: a texture in a kernel's body",
  },
  {
    message: 'error: Type .e2m1x2 may only be used as an instruction type',
    rule: 'unknown-type',
    fixture: 'broken/declarations: a pair of fp4 in a register',
  },
  {
    message: 'error: Type .e4m3 may only be used as an instruction type',
    rule: 'unknown-type',
    fixture: 'broken/declarations: fp8 in memory',
  },
  {
    message: 'error: Type .e4m3x2 may only be used as an instruction type',
    rule: 'unknown-type',
    fixture: 'broken/declarations: a pair of fp8 in a register',
  },
  {
    message: 'error: Type .e5m2 may only be used as an instruction type',
    rule: 'unknown-type',
    fixture: 'broken/declarations: the other fp8 in a register',
  },
  {
    message: 'error: Type .f32x2 may only be used as an instruction type',
    rule: 'unknown-type',
    fixture: 'broken/declarations: two floats in one register',
  },
  {
    message: 'error: Type .s16x2 may only be used as an instruction type',
    rule: 'unknown-type',
    fixture: 'broken/declarations: packed shorts in a register',
  },
  {
    message: 'error: Type .u16x2 may only be used as an instruction type',
    rule: 'unknown-type',
    fixture: 'broken/declarations: packed unsigned shorts in memory',
  },
  {
    message: 'error: Type of argument does not match form',
    rule: 'call-arguments',
    fixture: 'broken/calls: a float for an integer',
  },
  {
    message: "error: Type of argument does not match formal parameter '…'",
    rule: 'call-arguments',
    fixture: 'broken/calls: a float for an integer',
  },
  {
    message: 'error: Unable to infer type of vector elements (assuming .b8)',
    rule: 'operand-kind',
    fixture: 'broken/operands: a load of which nothing is kept',
  },
  {
    message: "error: Unexpected instruction types specified for '…'",
    rule: 'unknown-modifier',
    fixture: 'mistakes/modifiers.ptx',
  },
  { message: "error: Unknown modifier '…'", rule: 'unknown-modifier', fixture: 'mistakes/modifiers.ptx' },
  { message: "error: Unknown symbol '…'", rule: 'undefined-label', fixture: 'broken/calls: a branch into a block' },
  {
    message: "error: Unknown vector selector: '…'",
    rule: 'special-register',
    fixture: 'broken/calls: a component that there is not',
  },
  {
    message: 'error: Unsupported cast operation',
    rule: 'constant-expression',
    fixture: 'broken/initialValues: a cast to 32 bits',
  },
  {
    message: "error: Variable '…' cannot be allocated in .param state space",
    rule: 'declaration-type',
    fixture: 'broken/declarations: a pair of halves as a parameter',
  },
  {
    message: "error: Variable '…' cannot be allocated into a register",
    rule: 'declaration-type',
    fixture: 'broken/declarations: an array of registers',
  },
  {
    message: 'error: Vector expected for argument N',
    rule: 'vector-size',
    fixture: 'broken/operands: a coordinate without braces',
  },
  {
    message: "error: Vector of size N is expected for argument N of instruction '…'",
    rule: 'vector-size',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: 'error: Vector type too large, exceeds N bit limit',
    rule: 'declaration-type',
    fixture: 'broken/declarations: four doubles in a vector',
  },
  {
    message: 'fatal:  N-Bit ABI (--machine N or N-Bit addressing) is not supported on sm_N or higher architectures.',
    why: 'Addresses of 32 bits are an error of code generation, and only for what uses them.',
  },
  {
    message: 'fatal: Call target not recognized',
    rule: 'call-target',
    fixture: 'broken/calls: a label for a prototype',
  },
  {
    message: 'fatal: Constant expression has division by zero',
    rule: 'constant-expression',
    fixture: 'broken/initialValues: a division by zero',
  },
  {
    message: 'fatal: Greater number of elements in array initializer',
    rule: 'initial-value',
    fixture: 'broken/initialValues: too many values',
  },
  {
    message: "fatal: Inconsistent redefinition of symbol '…'",
    rule: 'duplicate-declaration',
    fixture: 'broken/functions: a variable with the name of a kernel below it',
  },
  {
    message: 'fatal: Initial value type mismatch',
    rule: 'initial-value',
    fixture: 'broken/initialValues: a float for an integer',
  },
  {
    message: "fatal: Invalid initial value symbol '…'",
    rule: 'initial-value',
    fixture: 'broken/initialValues: its own address',
  },
  {
    message: "fatal: Label expected for forward reference of '…'",
    rule: 'branch-target',
    fixture: 'broken/calls: a table below its branch',
  },
  {
    message: 'fatal: Missing .target directive at start of file',
    rule: 'module-header',
    fixture: 'broken/header: no target',
  },
  {
    message: 'fatal: Missing .version directive at start of file',
    rule: 'module-header',
    fixture: 'broken/header: the target before the version',
  },
  {
    message: 'fatal: N-Bit ABI (--machine N or N-Bit addressing) is not supported on sm',
    why: 'Addresses of 32 bits are an error of code generation, and only for what uses them.',
  },
  {
    message: 'fatal: No initial value is allowed for .f16 type',
    rule: 'initial-value',
    fixture: 'broken/initialValues: an initial value of a half',
  },
  {
    message: "fatal: Parsing error near '",
    rule: 'call-arguments',
    fixture: 'broken/calls: a component of a special register as an argument',
  },
  {
    message: "fatal: Parsing error near '…'': syntax error",
    rule: 'invalid-character',
    fixture: 'broken/instructions: a character for its number',
  },
  {
    message: "fatal: Parsing error near '…': syntax error",
    rule: 'call-arguments',
    fixture: 'broken/calls: a component of a special register as an argument',
  },
  {
    message: "fatal: Parsing error near '…': unexpected EOF while scanning",
    rule: 'unclosed-comment',
    fixture: 'mistakes/unclosed-comment.ptx',
  },
  {
    message: "fatal: Program with .target '…' cannot be compiled to future architecture",
    why: 'It depends on the architecture that ptxas is asked for.',
  },
  { message: 'fatal: Ptx assembly aborted due to errors', why: 'The line that ends every rejection.' },
  {
    message: "fatal: Result discard mode is not allowed for instruction '…'",
    rule: 'operand-kind',
    fixture: 'mistakes/operand-types.ptx',
  },
  {
    message: 'fatal: SM version specified by .target is higher than default SM version assumed',
    why: 'It depends on the architecture that ptxas is asked for.',
  },
  {
    message: 'fatal: Unexpected EOF encountered on line N',
    why: 'Only a NUL byte ends a text so: no fixture can hold one. `invalid-character` and `test/protocol/badInputs.ts` do.',
  },
  {
    message: 'fatal: Unexpected non-ASCII character encountered on line N',
    rule: 'non-ascii',
    fixture: 'mistakes/lexical.ptx',
  },
  { message: "fatal: Unknown option '…'", why: 'Of the command line.' },
  { message: "fatal: Unresolved extern function '…'", why: 'Of linking: `--compile-only` allows it.' },
  { message: "fatal: Unsupported .target '…'", rule: 'target-list', fixture: 'broken/header: an option misspelled' },
  {
    message: "fatal: Unsupported .version V; current version is '…'",
    rule: 'unknown-version',
    fixture: 'broken/header: a version of the far future',
  },
  {
    message:
      "info: Advisory: Modifier '…' should be used on instruction '…' instead of modifier '…' as it is expected to have substantially reduced performance on some future architectures",
    why: 'Advice on speed for some targets, no mistake.',
  },
  {
    message: "info: Potential out of bound access while accessing symbol '…' of type '…' with instruction type '…'.",
    why: 'A note on a load that is larger than its parameter; ptxas accepts it.',
  },
  {
    message: 'warning:  N Bit host architecture (--machine) being used mismatches with .address_size of N bits',
    why: 'Of the command line and the address size together; ptxas goes on.',
  },
  {
    message:
      'warning: .loc directive without .file directive is found, line information in generated binary may not be complete',
    rule: 'ignored-directive',
    fixture: 'broken/directives: lines without a file',
  },
  {
    message: 'warning: .minnctapersm is ignored when neither .maxntid nor .reqntid is specified.',
    rule: 'ignored-directive',
    fixture: 'broken/directives: blocks without threads',
  },
  {
    message:
      "warning: Advisory: '…' modifier on instruction '…' should be used on .target '…' instead of .target '…' as this feature is expected to have substantially reduced performance on some future architectures",
    why: 'Advice on speed for some targets, no mistake.',
  },
  {
    message: 'warning: For profile sm_N adjusting per thread register count of N to lower bound of N',
    why: 'Of code generation.',
  },
  {
    message: "warning: Function '…' with multiple return values found, disabling ABI",
    rule: 'no-stack',
    fixture: 'broken/functions: two results in registers',
  },
  {
    message:
      "warning: Instruction '…' without '…' is deprecated since PTX ISA version N and will be discontinued in a future PTX ISA version",
    rule: 'deprecated-form',
    fixture: 'broken/instructions: a vote as it was once written',
  },
  {
    message: "warning: Instruction '…' without '…' may produce unpredictable results on sm_N and later architectures",
    rule: 'deprecated-form',
    fixture: 'broken/instructions: a vote as it was once written',
  },
  {
    message: "warning: Pragma '…' unsupported",
    why: 'Only code generation says so; `unknown-pragma` says it while one types.',
  },
  { message: 'warning: Program is doing double precision computations.', why: 'Of the option `-warn-double-usage`.' },
  {
    message: "warning: Program uses N-bit address on line '…' which is conflicting with .address_size N",
    why: 'Of code generation.',
  },
  {
    message: 'warning: Rounding modifier required for mad.f32 if .target is sm_N or later.',
    why: 'Of ptxas before 13.0; 13.0 says that the rounding is missing, as an error.',
  },
  {
    message: 'warning: Too big maxrregcount value specified N, will be ignored',
    why: 'Of the option `--maxrregcount`.',
  },
  {
    message: 'warning: Vector Type not specified properly',
    why: 'The order of modifiers, which ptxas accepts; `modifier-order` has a hint about types.',
  },
];

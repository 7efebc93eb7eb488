// Modifiers that ptxas insists on finding before all others of their instruction, although it takes most orders. Found by
// exchanging neighbours in 2,505 opcodes that ptxas 13.0.88 accepts.

const halves = ['.lo', '.hi', '.wide'];
const arrivals = ['.cta', '.arrive', '.red'];

/** Name of an instruction -> those modifiers; they may follow one another. */
export const leading: ReadonlyMap<string, readonly string[]> = new Map([
  ['mul', halves],
  ['mad', halves],
  ['mul24', halves],
  ['mad24', halves],
  ['madc', halves],
  ['dp2a', halves],
  ['div', ['.full']],
  ['tex', ['.base', '.level', '.grad']],
  ['txq', ['.level']],
  ['bar', arrivals],
  ['barrier', arrivals],
  ['mbarrier.arrive', ['.expect_tx']],
  ['mbarrier.arrive_drop', ['.expect_tx']],
  ['mbarrier.test_wait', ['.parity']],
  ['mbarrier.try_wait', ['.parity']],
  ['clusterlaunchcontrol.try_cancel', ['.async']],
  ['wmma.load', ['.a', '.b', '.c']],
  ['wmma.store', ['.d']],
]);

// What is to be done when this process ends, however it ends, as far as a process can tell.

const pending = new Set<() => void>();
let isWatching = false;

/** Gives the way to withdraw it. The callback can wait for nothing. */
export function atEnd(callback: () => void): () => void {
  watch();
  pending.add(callback);
  return () => void pending.delete(callback);
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  const doAll = (): void => {
    for (const callback of pending) callback();
    pending.clear();
  };
  process.on('exit', doAll);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => {
      doAll();
      // Ends us as it would have without this listener.
      process.kill(process.pid, name);
    });
  }
}

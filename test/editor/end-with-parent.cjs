// Loaded into the editor server: ends it when its launcher is gone (killed, for instance), instead of leaving it behind.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 2000).unref();

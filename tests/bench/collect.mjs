// Loaded into a server that is soaked: SIGUSR2 collects its garbage, so that what is left is what it keeps.
process.on('SIGUSR2', () => globalThis.gc());

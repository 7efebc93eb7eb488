// How many texts or graphs a property is tried on: PROPERTY_RUNS=20 multiplies them, for a search at leisure.
export const runs = Number(process.env.PROPERTY_RUNS ?? 1);

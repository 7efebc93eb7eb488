// The launch that the report describes, as the first question of the what-if controls.
import type { InspectorReport, WhatIfInput } from '../../../../server/src/lsp/protocol';

/** Undefined where the hardware of the file's target is not known and none can be offered. */
export function inputOf({ launch, target, targets }: InspectorReport): WhatIfInput | undefined {
  const chosen = targets.find(({ name }) => name === target) ?? targets.at(-1);
  if (!chosen) return undefined;
  const multiprocessors = chosen.device?.multiprocessors ?? 1;
  return { ...launch, target: chosen.name, grid: 1024, multiprocessors, setAside: 0, cluster: 1 };
}

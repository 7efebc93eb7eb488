// Run by the build: learns from texts, and gives what it has learned.
import { PtxDocument } from '../../syntax/document';
import type { Everyday } from './everyday';
import { summarisePlain } from './index';
import { exportTemplates } from './templates';

export function makeEveryday(texts: readonly string[]): Everyday {
  for (const text of texts) {
    for (const { isFunction, bytes } of new PtxDocument('', 'ptx', 1, text).blocks)
      if (isFunction) summarisePlain(bytes, () => {});
  }
  return exportTemplates();
}

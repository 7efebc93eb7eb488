// The page's side of the talk with the extension.
import type { FromPage } from '../messages';

interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: () => VsCodeApi;
const api = acquireVsCodeApi();

export const send = (message: FromPage): void => api.postMessage(message);

/** Shows a line in the editor. */
export const reveal = (line: number): void => send({ type: 'reveal', line });

/** What outlives a page that is hidden and comes back. */
export interface PageState {
  readonly tab: number;
}

export function savedState(): PageState {
  const state = api.getState() as Partial<PageState> | undefined;
  return { tab: typeof state?.tab === 'number' ? state.tab : 0 };
}

export const saveState = (state: PageState): void => api.setState(state);

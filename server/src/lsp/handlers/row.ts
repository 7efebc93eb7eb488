// What a row of the table of features is.
import type { ServerCapabilities } from 'vscode-languageserver';
import type { Session } from '../session';

export interface FeatureRow {
  readonly capabilities: ServerCapabilities;
  readonly register: (session: Session) => void;
}

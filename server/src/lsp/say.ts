// A message to the user that wants no answer.
import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';

export function say(connection: Connection, severity: 'warning' | 'information', message: string): void {
  const type = severity === 'warning' ? MessageType.Warning : MessageType.Info;
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}

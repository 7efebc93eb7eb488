// The language server as a Node process: `--stdio`, `--node-ipc` or `--socket=PORT`.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/start';

const transports = /^--(stdio|node-ipc|socket(=\d+)?|pipe(=.+)?)$/;

if (process.argv.some((argument) => transports.test(argument))) startServer(createConnection(ProposedFeatures.all));
else {
  process.stderr.write(
    'The PTX language server speaks to an editor: start it with --stdio, --node-ipc or --socket=PORT.\n',
  );
  process.exitCode = 2;
}

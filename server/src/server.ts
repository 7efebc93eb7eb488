// The language server as a Node process: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`.
import { connect, type Socket } from 'node:net';
import { parseArgs } from 'node:util';
import {
  createConnection,
  ProposedFeatures,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from './lsp/start';
import { ptxas } from './toolchain/node/ptxas';
import { listPtxFiles, readText } from './toolchain/node/workspaceFiles';

const usage =
  'The PTX language server speaks to an editor: start it with --stdio, --node-ipc or --socket=PORT (a port on which the editor listens).\n';

// Not strict: clients add arguments of their own, such as --clientProcessId.
const { values } = parseArgs({
  strict: false,
  options: {
    stdio: { type: 'boolean' },
    'node-ipc': { type: 'boolean' },
    socket: { type: 'string' },
    pipe: { type: 'string' },
  },
});

const host = { files: { list: listPtxFiles, read: readText }, assembler: ptxas };

const port = typeof values.socket === 'string' ? Number(values.socket) : 0;
if (values.stdio || values['node-ipc']) startServer(createConnection(ProposedFeatures.all), host);
else if (typeof values.pipe === 'string') serveOver(connect(values.pipe), values.pipe);
else if (port > 0 && port < 65536) serveOver(connect(port, '127.0.0.1'), `port ${port}`);
else refuse(usage);

/** The editor listens; the server ends with the connection. */
function serveOver(stream: Socket, place: string): void {
  stream.on('error', (error) => refuse(`No connection to the editor on ${place}: ${error.message}\n`));
  // An orderly end is the notification `exit`, and does not come here.
  stream.on('close', () => process.exit(process.exitCode ?? 1));
  const connection = createConnection(
    ProposedFeatures.all,
    new SocketMessageReader(stream),
    new SocketMessageWriter(stream),
  );
  startServer(connection, host);
}

function refuse(message: string): void {
  process.stderr.write(message);
  process.exitCode = 2;
}

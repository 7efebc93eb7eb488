// Stands in for the package that would download ripgrep: points at the binary that ../../package.json installs.
const path = require('node:path');

const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
const modules = path.join(__dirname, '../../node_modules');
exports.rgPath = path.join(modules, `@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}`, name);

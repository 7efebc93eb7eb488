// A file that is no PTX text. Found before anything is parsed (sniff.ts).
import { defineRule } from './rule';

export default defineRule({
  code: 'not-ptx',
  severity: 'error',
  title: 'The file is no PTX text.',
  why: 'Cubins, fat binaries and object files are binary; PreTeXt documents, which use the extension `.ptx` too, are XML. Nothing else is said about such a file.',
  bad: '<?xml version="1.0"?>\n<pretext/>\n',
  good: '.version 8.0\n.target sm_80\n',
  scope: 'file',
});

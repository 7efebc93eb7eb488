// Completion over the protocol, for clients of different abilities.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  SignatureHelpRequest,
} from 'vscode-languageserver-protocol/node';
import { type Client, startClient } from './client';
import { kernel, positionAt } from './texts';

const URI = 'file:///kernel.ptx';

/** What is offered at `<|>`. */
async function offered(client: Client, body: string, triggerCharacter?: string): Promise<CompletionItem[]> {
  const marked = kernel(body);
  await client.open(URI, marked.replace('<|>', ''));
  const context = triggerCharacter
    ? { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter }
    : { triggerKind: CompletionTriggerKind.Invoked };
  const position = positionAt(marked, marked.indexOf('<|>'));
  const answer = await client.ask(CompletionRequest.type, { textDocument: { uri: URI }, position, context });
  client.close(URI);
  await client.settle();
  return (answer as CompletionList | null)?.items ?? [];
}

describe('completion', { concurrency: 2 }, () => {
  test('a modifier replaces its word, dot and all, and is documented when it is looked at', async (t) => {
    const capabilities = { textDocument: { completion: { completionItem: { insertReplaceSupport: true } } } };
    const client = await startClient(t, { capabilities });
    const items = await offered(client, '  add.s<|>at %r1, %r2, %r3;');
    const item = items.find(({ label }) => label === '.s32');
    assert.ok(item?.textEdit && 'insert' in item.textEdit);
    assert.equal(item.textEdit.newText, '.s32');
    const { insert, replace } = item.textEdit;
    assert.deepEqual([insert.start.character, insert.end.character, replace.end.character], [5, 7, 9]);
    const resolved = await client.ask(CompletionResolveRequest.type, item);
    assert.ok(typeof resolved.documentation === 'object' && resolved.documentation.value.length > 0);
    const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    assert.deepEqual(sorted, items);
  });

  test('places to fill in are for clients that know them', async (t) => {
    for (const snippetSupport of [true, false]) {
      const capabilities = { textDocument: { completion: { completionItem: { snippetSupport } } } };
      const client = await startClient(t, { capabilities });
      const [item] = await offered(client, '  ld.global.v2.f32 <|>');
      assert.ok(item.textEdit && 'range' in item.textEdit);
      assert.equal(item.textEdit.newText, snippetSupport ? '{$1, $2}' : '{, }');
      assert.equal(item.insertTextFormat, snippetSupport ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    }
  });

  test('a blank asks for operands, not for opcodes', async (t) => {
    const client = await startClient(t);
    assert.equal((await offered(client, '  <|>', ' ')).length, 0);
    assert.ok((await offered(client, '  <|>')).length > 100);
    assert.ok((await offered(client, '  bra <|>\nL: ret;', ' ')).some(({ label }) => label === 'L'));
    assert.deepEqual(await offered(client, '  // a<|>'), []);
    assert.deepEqual(client.log, []);
  });

  test('`ptx.completion.unavailable` offers what the target lacks', async (t) => {
    const settings = () => ({ completion: { unavailable: true } });
    const client = await startClient(t, { settings, capabilities: { workspace: { configuration: true } } });
    await client.settle();
    const items = await offered(client, '  <|>');
    assert.match(items.find(({ label }) => label === 'tcgen05.ld')?.detail ?? '', /^needs PTX 8\.6/);
  });
});

test('signature help: the operand at the cursor', async (t) => {
  const client = await startClient(t);
  const marked = kernel('  add.s32 %r1, <|>');
  await client.open(URI, marked.replace('<|>', ''));
  const position = positionAt(marked, marked.indexOf('<|>'));
  const textDocument = { uri: URI };
  const help = await client.ask(SignatureHelpRequest.type, { textDocument, position });
  assert.equal(help?.signatures[help.activeSignature ?? -1].label, 'add.s32 d, a, b');
  assert.equal(help?.activeParameter, 1);
  assert.equal(
    await client.ask(SignatureHelpRequest.type, { textDocument, position: { line: 0, character: 0 } }),
    null,
  );
});

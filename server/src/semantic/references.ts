// What each name of a block refers to, in flat arrays that are used over and over.

export class References {
  count = 0;
  nodes = new Uint32Array(1024);
  symbols = new Int32Array(1024);
  elements = new Uint32Array(1024);
  parts = new Uint8Array(1024);

  push(node: number, symbol: number, element: number, part: number): void {
    const index = this.count++;
    if (index === this.nodes.length) this.grow();
    this.nodes[index] = node;
    this.symbols[index] = symbol;
    this.elements[index] = element;
    this.parts[index] = part;
  }

  private grow(): void {
    const size = this.nodes.length * 2;
    const [nodes, symbols] = [new Uint32Array(size), new Int32Array(size)];
    const [elements, parts] = [new Uint32Array(size), new Uint8Array(size)];
    nodes.set(this.nodes);
    symbols.set(this.symbols);
    elements.set(this.elements);
    parts.set(this.parts);
    Object.assign(this, { nodes, symbols, elements, parts });
  }
}

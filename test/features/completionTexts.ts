// The kernel around what completion is asked in.
export const header = (version = '8.0', target = 'sm_80'): string =>
  `.version ${version}\n.target ${target}\n.address_size 64\n`;

export const kernel = (body: string, head = header()): string =>
  `${head}.global .b32 g;\n.extern .func f(.param .b32 a);\n.entry k(.param .u64 data, .param .u32 n)\n{\n  .reg .pred %p<4>;\n  .reg .b32 %r<8>;\n  .reg .f32 %f<8>, x;\n  .reg .b64 %rd<4>;\n  .shared .b32 tile[32];\n${body}\n}\n`;

// package.json: of its settings the list of rules under `ptx.rules`, so that the editor completes and explains their codes.
// Everything else stays as it is written.
import fs from 'node:fs';
import path from 'node:path';

export function manifestText(root, { rules: { rules } }) {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const setting = manifest.contributes.configuration.properties['ptx.rules'];
  setting.propertyNames = {
    enum: rules.map(({ code }) => code),
    markdownEnumDescriptions: rules.map(
      ({ title, severity, byDefault }) => `${title} Without a setting: ${byDefault ?? severity}.`,
    ),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

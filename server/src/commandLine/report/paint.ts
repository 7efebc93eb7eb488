// Colour on a terminal, none elsewhere. NO_COLOR and FORCE_COLOR decide where they are set.
import { styleText } from 'node:util';
import type { Severity } from '../../rules/rule';

type Style = Parameters<typeof styleText>[0];

const isOn = process.env.NO_COLOR
  ? false
  : process.env.FORCE_COLOR
    ? process.env.FORCE_COLOR !== '0'
    : process.stdout.isTTY === true;

const styled = (style: Style, text: string): string =>
  isOn ? styleText(style, text, { validateStream: false } as never) : text;

const severityStyles: Record<Severity, Style> = {
  error: ['red', 'bold'],
  warning: ['yellow', 'bold'],
  information: 'blue',
  hint: 'cyan',
};

export const paint = {
  isOn,
  bold: (text: string): string => styled('bold', text),
  dim: (text: string): string => styled('dim', text),
  severity: (severity: Severity, text: string): string => styled(severityStyles[severity], text),
};

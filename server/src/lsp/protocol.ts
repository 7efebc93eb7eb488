// What the client and the server agree on beyond the language server protocol: names of commands and settings.
// Imported by client/, so nothing but types and constants.

/** Client command of the code lens: `[uri, position]`, shows the instruction where most registers live. */
export const goToMaximumPressure = 'ptx.goToMaximumPressure';

/** The section `ptx` of the settings, as far as the server reads it. */
export interface Settings {
  readonly diagnostics: { readonly enable: boolean };
  readonly codeLens: { readonly registers: boolean };
}

export const defaultSettings: Settings = { diagnostics: { enable: true }, codeLens: { registers: true } };

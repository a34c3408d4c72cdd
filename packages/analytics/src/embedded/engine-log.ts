type Write = (facts: Readonly<Record<string, unknown>>, message: string) => void;

/** Where the engine's life is told; the shape of a pino logger. */
export type EngineLog = { readonly info: Write; readonly warn: Write; readonly error: Write };

export const modelsUsage = `Looks after the models of other houses that judge posts beside the built-in analyser.

Usage: visaguard models doctor

  visaguard models doctor
        has every model that there is a key for judge one made-up post; one line each, with what it cost, and with what
        to do where it could not. Nothing of anybody is sent. It costs a small part of a cent for each

  --help            show this text

Keys are VISAGUARD_GEMINI_KEY, VISAGUARD_OPENAI_KEY and VISAGUARD_OPENROUTER_KEY, or stand in the files that these names
with _FILE behind them name. They are never arguments, which others on the machine could read. With _MODEL in the place
of _KEY another model is chosen; name@answer, where it answers under another name than it is asked under. With _URL
another address than the service's own is named.

Exit codes:
  0  every model that there is a key for can judge; lines with "note" tell what somebody should know
  1  a model cannot judge; its line says why
  2  bad usage, or no key
`;

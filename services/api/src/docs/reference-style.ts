/** The look of the reference: readable without a script, in light and dark, on paper and on a telephone. */
export const referenceStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d8dee4; --paper: #fff; --wash: #f6f8fa;
  --link: #0550ae; --get: #0550ae; --post: #116329; --put: #7d4e00; --delete: #a40e26 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b1; --line: #30363d; --paper: #0d1117;
  --wash: #161b22; --link: #79c0ff; --get: #79c0ff; --post: #7ee787; --put: #e3b341; --delete: #ff7b72 } }
* { box-sizing: border-box }
html { scroll-padding-top: 1rem }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif;
  display: grid; grid-template-columns: 17rem minmax(0, 1fr) }
a { color: var(--link); text-underline-offset: .15em }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
code, pre { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere }
nav { position: sticky; top: 0; align-self: start; height: 100vh; overflow-y: auto; padding: 1.5rem 1.25rem;
  border-right: 1px solid var(--line); background: var(--wash); font-size: .9rem }
nav h2 { font-size: .75rem; letter-spacing: .05em; text-transform: uppercase; color: var(--soft); margin: 1.4rem 0 .3rem }
nav ul { list-style: none; margin: 0; padding: 0 }
nav a { display: block; padding: .22rem 0; min-height: 24px; text-decoration: none; color: var(--ink) }
nav a:hover { text-decoration: underline }
main { padding: 2rem clamp(1rem, 4vw, 3.5rem) 6rem; max-width: 68rem }
h1 { margin: 0 0 .25rem; font-size: 2rem }
main > section > h2 { margin: 3.5rem 0 1rem; padding-bottom: .4rem; border-bottom: 1px solid var(--line) }
article { margin: 0 0 3rem }
article h3 { margin: 0 0 .5rem; font-size: 1.15rem }
article h4 { margin: 1.4rem 0 .4rem; font-size: .95rem }
.route { display: flex; gap: .75rem; align-items: baseline; padding: .5rem .8rem; border: 1px solid var(--line);
  border-radius: 6px; background: var(--wash) }
.method { font-weight: 700; text-transform: uppercase; font-size: .8rem }
.get { color: var(--get) } .post { color: var(--post) } .put { color: var(--put) } .delete { color: var(--delete) }
.soft { color: var(--soft) }
table { border-collapse: collapse; width: 100%; font-size: .92rem; table-layout: fixed }
col.name { width: 28% } col.type { width: 24% } col.status { width: 6rem }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line) }
th { color: var(--soft); font-weight: 600 }
td p { margin: 0 }
pre { padding: .8rem 1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--wash); overflow-x: auto;
  white-space: pre-wrap }
summary { cursor: pointer; padding: .25rem 0 }
@media (max-width: 52rem) { body { display: block } nav { position: static; height: auto; border: 0 }
  .fields, .fields tbody { display: block } .fields colgroup, .fields thead { display: none } .fields tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line) }
  .fields td { display: block; padding: .1rem 0; border: 0 } }
@media print { nav { display: none } body { display: block } details { display: block } }
`;

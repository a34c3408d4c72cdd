/** Both colour schemes; every pair of ink and ground has a contrast of 4.5 at least, marks and lines of 3. */
export const style = `
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa;
  --s0: #0b57d0; --s1: #a63c06; --s2: #116329; --s3: #6f2dbd; --s4: #8a0f4d; --s5: #3b4a54; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --ink: #e6edf3; --soft: #9ea7b3; --line: #3d444d;
  --panel: #161b22; --s0: #79b8ff; --s1: #ffab70; --s2: #7ee787; --s3: #d2a8ff; --s4: #ff9bce; --s5: #b6c2cf; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 66rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
h3 { margin-top: 2rem; } p, li { max-width: 46rem; } .soft { color: var(--soft); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 0.5rem 0 1rem; }
caption { text-align: left; color: var(--soft); padding-bottom: 0.3rem; }
th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.7rem 0.25rem 0; text-align: right; white-space: nowrap; font-size: 0.84rem; }
th:first-child, td:first-child { text-align: left; } thead th { color: var(--soft); font-weight: 600; }
figure { margin: 1rem 0; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem; }
figcaption { font-weight: 600; margin-bottom: 0.25rem; } svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg .soft { fill: var(--soft); }
svg .grid { stroke: var(--line); } .key { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
.key svg { display: inline-block; width: 14px; height: 14px; vertical-align: -2px; margin-right: 0.35rem; }
${[0, 1, 2, 3, 4, 5].map((nth) => `.s${nth} { stroke: var(--s${nth}); fill: var(--s${nth}); }`).join(' ')}
a { color: var(--s0); } code { background: var(--panel); padding: 0 0.2rem; }
`;

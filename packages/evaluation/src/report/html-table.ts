import { escaped } from './words.ts';

export type Table = {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

export function htmlTable({ caption, head, rows }: Table): string {
  const cells = (tag: 'th' | 'td', values: readonly (string | number)[]) =>
    values
      .map((value, at) => {
        const isHead = tag === 'th' || at === 0;
        const scope = tag === 'th' ? 'col' : 'row';
        const text = escaped(typeof value === 'number' ? value.toLocaleString('en') : value);
        return isHead ? `<th scope="${scope}">${text}</th>` : `<td>${text}</td>`;
      })
      .join('');
  return [
    `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption>`,
    `<thead><tr>${cells('th', head)}</tr></thead><tbody>`,
    ...rows.map((row) => `<tr>${cells('td', row)}</tr>`),
    '</tbody></table></div>',
  ].join('\n');
}

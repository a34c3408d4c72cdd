/** Series beyond these would have to share a colour; they stand in the tables. */
export const seriesMax = 6;

const radius = 4.5;

/** A small shape of its own for each series, so that nothing hangs on colour alone. */
export function mark(series: number, x: number, y: number): string {
  const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
  const place = `transform="translate(${cx} ${cy})"`;
  const shapes = [
    `<circle r="${radius}" ${place} class="s0"/>`,
    `<path d="M-4-4H4V4H-4Z" ${place} class="s1"/>`,
    `<path d="M0-5L5 4H-5Z" ${place} class="s2"/>`,
    `<path d="M0-5.5L5.5 0L0 5.5L-5.5 0Z" ${place} class="s3"/>`,
    `<path d="M0 5L5-4H-5Z" ${place} class="s4"/>`,
    `<path d="M-1.5-5H1.5V5H-1.5ZM-5-1.5H5V1.5H-5Z" ${place} class="s5"/>`,
  ];
  return shapes[series] ?? '';
}

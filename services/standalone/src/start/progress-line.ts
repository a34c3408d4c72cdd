type Progress = { readonly percent: number; readonly done: number; readonly of: number };

type Terminal = { write(text: string): unknown; readonly isTTY?: boolean };

const barWidth = 30;

/** One line that is drawn over on a terminal; elsewhere a line whenever something has changed noticeably. */
export function progressLine(terminal: Terminal) {
  let last = '';
  const show = ({ percent, done, of }: Progress) => {
    const filled = Math.round((percent / 100) * barWidth);
    const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
    const text = `  ${bar} ${String(Math.round(percent)).padStart(3)} %  ${done} of ${of} screenings ended`;
    if (text === last) return;
    last = text;
    terminal.write(terminal.isTTY ? `\r${text}` : `${text}\n`);
  };
  return { show, end: () => terminal.write(terminal.isTTY ? '\n' : '') };
}

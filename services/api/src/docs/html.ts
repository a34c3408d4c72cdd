/** Markup that may stand in a page as it is. */
export type Html = { readonly markup: string };

type Content = Html | string | number | readonly Content[] | null | false;

/** `html\`<p>${text}</p>\``: what is put in is escaped, unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const markup = parts.map((part, at) => part + (at < contents.length ? render(contents[at] ?? null) : '')).join('');
  return { markup };
}

function render(content: Content): string {
  if (content === null || content === false) return '';
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content));
  if ('markup' in content) return content.markup;
  return content.map((one) => render(one)).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Text of a contract: `code` between back-ticks, a blank line between paragraphs. */
export function prose(text: string): Html {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => {
    const pieces = paragraph.split('`').map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : piece));
    return html`<p>${pieces}</p>`;
  });
  return html`${paragraphs}`;
}

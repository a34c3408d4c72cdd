import { getDocumentProxy } from 'unpdf';

export type ReadPdf = {
  readonly pages: number;
  /** As drawn, all pages. */
  readonly text: string;
  readonly title: string;
  readonly language: string | null;
  readonly tagged: boolean;
  readonly bookmarks: readonly string[];
  readonly links: readonly string[];
  /** The tag tree in reading order: role and, where given, the description. */
  readonly tags: readonly { readonly role: string; readonly alt: string | null }[];
};

/** Reads a PDF with a reader that shares no code with the writer. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(bytes.slice());
  const { info } = await document.getMetadata();
  const described: Record<string, unknown> = { ...info };
  const read = { text: '', links: [] as string[], tags: [] as { role: string; alt: string | null }[] };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    read.text += `${items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')}\n`;
    for (const annotation of await page.getAnnotations())
      read.links.push(String(annotation.url ?? annotation.unsafeUrl));
    collectTags(await page.getStructTree(), read.tags);
  }
  const outline = (await document.getOutline()) ?? [];
  const mark = await document.getMarkInfo();
  return {
    ...read,
    pages: document.numPages,
    title: String(described['Title']),
    language: typeof described['Language'] === 'string' ? described['Language'] : null,
    tagged: mark?.Marked === true,
    bookmarks: outline.map(({ title }) => title),
  };
}

function collectTags(node: unknown, tags: { role: string; alt: string | null }[]): void {
  if (node === null || typeof node !== 'object' || !('children' in node) || !Array.isArray(node.children)) return;
  const role = 'role' in node && typeof node.role === 'string' ? node.role : '';
  if (role !== 'Root') tags.push({ role, alt: 'alt' in node && typeof node.alt === 'string' ? node.alt : null });
  for (const child of node.children) collectTags(child, tags);
}

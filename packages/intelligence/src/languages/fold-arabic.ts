const marks = /[\u064B-\u065F\u0670\u0640]/gu;
const prefixes = ['وال', 'بال', 'فال', 'كال', 'لل', 'ال'];
const stemLengthMin = 3;

/** One spelling for what is written in several ways, without the article and what is written together with it. */
export function foldArabic(form: string): string {
  const plain = form
    .replace(marks, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ة/gu, 'ه');
  const prefix = prefixes.find((each) => plain.startsWith(each) && plain.length - each.length >= stemLengthMin);
  return prefix ? plain.slice(prefix.length) : plain;
}

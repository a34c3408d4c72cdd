import type { Json } from '@visaguard/kernel';
import { isObject, listOf, member, numberOf, textOf } from '../json/json-access.ts';
import { unixMs } from '../meta/unix-ms.ts';
import { fieldThatMeans, handlePattern, type LabelledField, labelledFields } from './labelled-fields.ts';
import { means } from './labels.ts';

export type InstagramComment = {
  readonly text: string;
  readonly writtenAtMs: number | null;
  /** No label was known and two values could be the comment: the order of the entries decided. */
  readonly orderAssumed: boolean;
};

/** Reads one of the person's own comments, in the old, the current or the newest layout. Null: none of them. */
export function readCommentItem(item: Json): InstagramComment | null {
  if (!isObject(item)) return null;
  const fields = labelledFields(item);
  if (fields.length === 0) return readOldComment(item);
  const time = fieldThatMeans(fields, 'time') ?? fields.find(({ timestamp }) => timestamp !== null);
  const timestamp = time?.timestamp ?? numberOf(item['timestamp']);
  const found = commentText(fields);
  return found && { ...found, writtenAtMs: unixMs(timestamp) };
}

/** `{title: owner, string_list_data: [{value, timestamp}]}` */
function readOldComment(item: Json): InstagramComment | null {
  const [entry] = listOf(member(item, 'string_list_data'));
  const text = textOf(member(entry, 'value'));
  if (text === null) return null;
  return { text, writtenAtMs: unixMs(numberOf(member(entry, 'timestamp'))), orderAssumed: false };
}

function commentText(fields: readonly LabelledField[]): { text: string; orderAssumed: boolean } | null {
  const labelled = fieldThatMeans(fields, 'comment');
  if (labelled) return { text: labelled.value ?? '', orderAssumed: false };
  const owner = fieldThatMeans(fields, 'owner');
  const values = fields.filter((field) => field !== owner && field.value !== null && !isTimeOrLink(field));
  const [first, second] = values;
  // A picture as comment has an owner and a time but no words.
  if (!first) return owner ? { text: '', orderAssumed: false } : null;
  if (!second) return { text: first.value ?? '', orderAssumed: false };
  const wordy = values.filter(({ value }) => !handlePattern.test(value ?? ''));
  const [onlyWordy] = wordy;
  if (wordy.length === 1 && onlyWordy) return { text: onlyWordy.value ?? '', orderAssumed: false };
  // The platform writes comment, owner, time.
  return { text: first.value ?? '', orderAssumed: true };
}

function isTimeOrLink({ label, href, timestamp }: LabelledField): boolean {
  return timestamp !== null || href !== null || means(label, 'url') || means(label, 'time');
}

import { expect, test } from 'vitest';
import { lampMessage } from '../testing/lamps.ts';
import { fromRecord, toRecord } from './cloud-event.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

test('a record carries the traceparent of its event, for consumers of other houses too, and none where there is none', () => {
  const untraced = lampMessage(1);
  const envelope = { ...untraced.envelope, meta: { ...(untraced.envelope['meta'] as object), traceparent } };
  const { value, headers } = toRecord({ ...untraced, envelope });
  expect(headers).toMatchObject({ ce_traceparent: traceparent });
  expect(fromRecord({ value: Buffer.from(value), headers }, 'lamp').meta.traceparent).toBe(traceparent);
  expect(toRecord(untraced).headers).not.toHaveProperty('ce_traceparent');
});

import { z } from 'zod';
import { resultField } from '../events/fields.ts';
import { auditEntryIdForm } from './audit.ts';
import { idForm, instantForm, listForm, modeFields, sha256Form, shortTextForm } from './fields.ts';
import { privateViewForm, requesterFindingForm, requesterViewForm } from './report-view.ts';

const linksForm = z.object({ json: z.string(), pdf: z.string() });
const commentForm = z.string().nullable().meta({ description: 'The applicant’s own words to whoever reads it.' });

const releasedShape = {
  object: z.literal('report'),
  id: idForm('report'),
  screening_id: idForm('screening'),
  applicant_id: idForm('applicant'),
  version: z.int().min(1),
  result: resultField,
  released_at: instantForm,
};

export const reportSummaryForm = z
  .object({ ...releasedShape, links: linksForm, ...modeFields })
  .meta({ id: 'ReportSummary' });
export const reportListForm = listForm(reportSummaryForm, 'ReportList');

export const reportForm = z
  .object({
    ...releasedShape,
    comment: commentForm,
    sha256: sha256Form,
    view: requesterViewForm,
    ...modeFields,
  })
  .meta({ id: 'Report' });

export const findingListForm = listForm(
  z
    .object({
      object: z.literal('finding'),
      id: idForm('finding'),
      report_id: idForm('report'),
      screening_id: idForm('screening'),
      view: requesterFindingForm,
    })
    .meta({ id: 'Finding' }),
  'FindingList',
);

const myReportShape = {
  object: z.literal('report'),
  id: idForm('report'),
  screening_id: idForm('screening'),
  version: z.int().min(1),
  state: z.enum(['provisional', 'reviewed', 'released', 'superseded', 'blocked']).meta({
    description: '`provisional`: nobody has reviewed it. `reviewed`: only you see it so far. `blocked`: withdrawn.',
  }),
  result: resultField,
  created_at: instantForm,
  released_at: instantForm.nullable(),
};

export const myReportSummaryForm = z
  .object({ ...myReportShape, links: linksForm, ...modeFields })
  .meta({ id: 'MyReportSummary' });
export const myReportListForm = listForm(myReportSummaryForm, 'MyReportList');

export const myReportForm = z
  .object({ ...myReportShape, comment: commentForm, sha256: sha256Form, view: privateViewForm, ...modeFields })
  .meta({ id: 'MyReport' });

export const commentReportForm = z
  .strictObject({ comment: shortTextForm(4000).meta({ description: 'Travels with the report from now on (R14).' }) })
  .meta({ id: 'CommentReport' });

export const reportStateForm = z
  .object({
    object: z.literal('report'),
    id: idForm('report'),
    state: z.enum(['provisional', 'reviewed', 'released']),
    ...modeFields,
  })
  .meta({ id: 'ReportState' });

export const recipientListForm = listForm(
  z
    .object({
      object: z.literal('recipient'),
      id: auditEntryIdForm,
      who: z
        .enum(['tenant', 'reviewer', 'you', 'operator'])
        .meta({ description: '`reviewer`: without your name, handle, photo and country.' }),
      name: z.string().nullable().meta({ description: 'The tenant’s; null for others.' }),
      what: z.string().meta({ example: 'report' }),
      object_id: z.string(),
      view: z.string().nullable().meta({ example: 'requester/pdf' }),
      at: instantForm,
    })
    .meta({ id: 'Recipient' }),
  'RecipientList',
);

export type ReportSummaryBody = z.input<typeof reportSummaryForm>;
export type MyReportSummaryBody = z.input<typeof myReportSummaryForm>;

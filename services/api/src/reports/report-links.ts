/** Where a report is read; `under` is `/v1/reports` or the portal's. */
export function reportLinks(under: '/v1/reports' | '/v1/portal/reports', reportId: string) {
  return { json: `${under}/${reportId}`, pdf: `${under}/${reportId}/pdf` };
}

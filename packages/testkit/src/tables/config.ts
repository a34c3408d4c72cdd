/** Whether tests write their tables of docs/reference instead of holding themselves to them. */
export const writesTables = process.env['VISAGUARD_WRITE_TABLES'] === '1';

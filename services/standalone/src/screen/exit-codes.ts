/** What the command answers with; a signal answers with 128 and its number, as shells do. */
export const exitCodes = { screened: 0, notRead: 2, nothingAssessed: 3 } as const;

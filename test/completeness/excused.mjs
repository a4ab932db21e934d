/** What need not be shown by a test: the line as the check names it, with the reason. */
export const excused = {
  'BlindTransfer: notPermitted: Transfer not permitted':
    'Asterisk has bridges that forbid transfers; none of those here does.',
};

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

const amount = (figure) => {
  if (figure === undefined || !Number.isFinite(figure)) return '–';
  return (Math.abs(figure) < 100 ? fine : grouped).format(figure);
};
const ratio = (value) => (value === undefined ? '–' : value.toFixed(2));

/** @param {import('./measure.mjs').Result} result */
const targetOf = ({ target, unit }) => {
  if (target?.ratio !== undefined) return `${unit === 'µs' ? '≤' : '≥'} ${target.ratio.toFixed(2)}`;
  if (target?.least !== undefined) return `≥ ${amount(target.least)} ${unit}`;
  return target?.most === undefined ? '–' : `≤ ${amount(target.most)} ${unit}`;
};
const verdict = (reached) => (reached === undefined ? '' : reached ? 'reached' : 'missed');

const line = (cells, widths) =>
  cells
    .map((cell, n) => (n === 0 || n === cells.length - 1 ? cell.padEnd(widths[n]) : cell.padStart(widths[n])))
    .join('  ')
    .trimEnd();

/**
 * The results as a table.
 *
 * @param {readonly import('./measure.mjs').Result[]} results
 * @param {string} name what the measured server is called
 */
export const table = (results, name) => {
  const rows = [['case', 'unit', name, 'bare', 'ratio', 'target', '']];
  for (const result of results)
    rows.push([
      result.label,
      result.unit,
      amount(result.figure),
      `${amount(result.beside)}${result.besides === 'unfiltered' ? '*' : ' '}`,
      ratio(result.ratio),
      targetOf(result),
      result.problem === undefined ? verdict(result.reached) : `no figure: ${result.problem}`,
    ]);
  const widths = rows[0].map((_, n) =>
    Math.max(...rows.slice(0, n === 6 ? 1 : undefined).map((cells) => cells[n].length)),
  );
  const notes = ['bare: a bare Node server in the same run (split on blank lines, fixed answers)'];
  if (results.some(({ besides }) => besides === 'unfiltered'))
    notes.push('*: not the bare server, but the same server without filters');
  return [...rows.map((cells) => line(cells, widths)), '', ...notes].join('\n');
};

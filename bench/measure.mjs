// Runs loads and holds each figure against the one beside it.

/**
 * @typedef {object} Result
 * @property {string} case
 * @property {string} label
 * @property {string} unit
 * @property {number} [figure] of the server; missing where the load could not be run
 * @property {number} [beside] of the bare server, or without filters
 * @property {'bare' | 'unfiltered'} besides what `beside` is of
 * @property {number} [ratio]
 * @property {{ ratio?: number, least?: number, most?: number }} [target]
 * @property {boolean} [reached]
 * @property {string} [problem] why there is no figure
 */

const best = (rounds, { better }, index) => {
  const figures = rounds.map((round) => round[index]);
  return better === 'more' ? Math.max(...figures) : Math.min(...figures);
};

/** @param {import('./cases/index.mjs').Row} row */
const reaches = ({ better, target }, figure, ratio) => {
  if (target?.ratio !== undefined) return better === 'more' ? ratio >= target.ratio : ratio <= target.ratio;
  if (target?.least !== undefined) return figure >= target.least;
  return target?.most === undefined ? undefined : figure <= target.most;
};

/**
 * Measures one load on both sides, in turn, so that a slow moment of the machine meets both.
 *
 * @param {string} name the case
 * @param {import('./cases/index.mjs').Load} load
 * @param {{ server: import('./connection.mjs').Server, bare: import('./connection.mjs').Server, options: object,
 *   tell: (text: string) => void }} setting
 * @returns {Promise<Result[]>} a result per row
 */
export const measure = async (name, load, { server, bare, options, tell }) => {
  const besides = load.besides ?? 'bare';
  const empty = load.rows.map(({ label, unit, target }) => ({ case: name, label, unit, besides, target }));
  if (load.needsPid && server.pid === undefined)
    return empty.map((result) => ({ ...result, problem: 'needs --pid of a process on this machine' }));

  if (load.needsOwn && options.server)
    return empty.map((result) => ({ ...result, problem: 'needs our own server (no --host)' }));

  const rounds = Math.min(options.rounds, load.rounds ?? options.rounds);
  const figures = [];
  const others = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      tell(`${load.rows[0].label}: ${server.name}, round ${round} of ${rounds}`);
      figures.push(await load.run(server, { ...options, filtered: true }));
      tell(`${load.rows[0].label}: ${besides}, round ${round} of ${rounds}`);
      others.push(await load.run(besides === 'bare' ? bare : server, { ...options, filtered: false }));
    }
  } catch (error) {
    return empty.map((result) => ({ ...result, problem: error.message }));
  }
  return load.rows.map((row, index) => {
    const figure = best(figures, row, index);
    const beside = best(others, row, index);
    const ratio = beside > 0 ? figure / beside : undefined;
    return { ...empty[index], figure, beside, ratio, reached: reaches(row, figure, ratio) };
  });
};

// Every action whose module is there was performed with success and with each of its failures, and every event that the
// server can raise was raised, by some test: names what was not, and fails. Run behind the tests by `npm test`:
// node test/completeness/check.mjs FOLDER
import { fileURLToPath } from 'node:url';
import { actionCatalog, eventCatalog } from '../../packages/protocol/dist/index.js';
import { sessionActions } from '../../packages/server/dist/manager/actions/index.js';
import { excused } from './excused.mjs';
import { findGaps, readRecorded, readServer } from './facts.mjs';

const recorded = readRecorded(process.argv[2]);
const sources = readServer(fileURLToPath(new URL('../../packages/server/src', import.meta.url)));
const byName = (catalog) => new Map([...catalog.values()].map((one) => [one.name, one]));
const { gaps, outcomes, events } = findGaps({
  recorded,
  sources,
  actions: byName(actionCatalog),
  events: byName(eventCatalog),
  sessionActions,
  excused,
});
for (const gap of gaps) console.error(gap);
console.log(
  `${recorded.files} recordings: ${outcomes} outcomes of actions, ${events} events, ${gaps.length} without a test`,
);
const looked = recorded.files > 0 && sources.length > 0 && outcomes > 0 && events > 0;
process.exit(looked && gaps.length === 0 ? 0 : 1);

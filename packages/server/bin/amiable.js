#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/main/main.js', import.meta.url);
if (!existsSync(program)) {
  process.stderr.write("Amiable has not been built here yet. Run 'npm run build' first, or 'npm start'.\n");
  process.exit(1);
}
await import(program.href);

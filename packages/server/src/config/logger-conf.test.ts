import { describe, expect, it } from 'vitest';
import { parseConfig } from './conf-reader.js';
import { loggerSample, loggerSettings } from './logger-conf.js';
import { Problems, problemText } from './problem.js';

const read = (text: string) => {
  const problems = new Problems();
  const settings = loggerSettings(parseConfig(text, 'logger.conf').config, problems);
  return { ...settings, told: problems.list.map(problemText) };
};

describe('logger.conf', () => {
  it('gives the files in their order with their levels', () => {
    const { files, told } = read('[logfiles]\nconsole => notice,WARNING , error\nsecurity => security\n/x/y = debug\n');
    expect(files.map(({ name, levels, line }) => [name, [...levels], line])).toEqual([
      ['console', ['notice', 'warning', 'error'], 2],
      ['security', ['security'], 3],
      ['/x/y', ['debug'], 4],
    ]);
    expect(told).toEqual([]);
  });

  it('knows formats, all levels, and a verbose level', () => {
    const [full, some] = read('[logfiles]\nfull = [json]*\nsome = [plain]verbose(3),notice\n').files;
    expect(full).toMatchObject({ format: 'json', verboseLevel: undefined });
    expect(full?.levels.size).toBe(7);
    expect(some).toMatchObject({ format: 'plain', verboseLevel: 3 });
  });

  it('tells what it does not know', () => {
    expect(read('[general]\nrotatestrategy = never\n[logfiles]\na = [xml]notise,error\n').told).toEqual([
      "logger.conf:2: warning: 'never' is no value for rotatestrategy: write one of none, sequential, rotate, timestamp; sequential counts for now",
      "logger.conf:4: warning: '[xml]' is no format; write [default], [plain] or [json]",
      expect.stringContaining("'notise' is no level; did you mean 'notice'?"),
    ]);
  });

  it('prints a sample that can be used with every line in force', () => {
    expect(read(loggerSample().replace(/^;(\w+ =)/gm, '$1')).told).toEqual([]);
    expect(read(loggerSample().replace(/^;(\w+ =)/gm, '$1')).files).toHaveLength(4);
  });
});

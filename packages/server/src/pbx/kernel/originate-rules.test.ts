import { allClasses, classMask } from '@amiable/protocol';
import { describe, expect, it } from 'vitest';
import { mayOriginate } from './originate-rules.js';

const originator = classMask(['call', 'originate']);

describe('a client without class system', () => {
  it.each([
    ['System', 'echo hi'],
    ['trysystem', 'echo hi'],
    ['Exec', 'System(echo hi)'],
    ['ExecIf', '1?System(echo hi)'],
    ['TryExec', 'System(echo hi)'],
    ['ExternalIVR', 'program'],
    ['MixMonitor', 'file,,program'],
    ['Originate', 'Local/1,app,System,x'],
    ['DBdeltree', 'family'],
    ['AGI', 'program'],
    ['EAGI', 'program'],
    ['Reload', ''],
    ['ReadFile', 'X=/etc/passwd'],
    ['WaitForCondition', '#,#[1]'],
    ['NoOp', '${SHELL(id)}'],
    ['NoOp', '${EVAL(${X})}'],
    ['Set', 'FILE(/etc/x)=y'],
    ['Set', 'X=${CURL(http://host)}'],
    ['Set', 'DB(a/b)=c'],
    ['Set', 'ODBC_ANY()=1'],
    ['Set', 'REALTIME(x,y)=1'],
    ['Queue', 'support,,,,60,program'],
    ['Queue', 'support,C(,),,,,program'],
    ['ChanSpy', 'Local,qr(name)'],
    ['ExtenSpy', '100@office,r'],
    ['Authenticate', '/etc/codes'],
    ['DISA', ' /etc/codes,office'],
  ])('may not originate %s(%s)', (application, data) => {
    expect(mayOriginate(application, data, originator)).toBe(false);
    expect(mayOriginate(application, data, allClasses)).toBe(true);
  });

  it.each([
    ['Wait', '5'],
    ['Queue', 'support,,,,60'],
    ['Queue', 'support,C(,),,,,,gosub'],
    ['ChanSpy', 'Local,qg(r)'],
    ['Authenticate', '1234,a'],
    ['Dial', 'Local/1@default'],
    ['Set', 'FEEDBACK(x)=DBX'],
    ['Playback', 'hello'],
  ])('may originate %s(%s)', (application, data) => {
    expect(mayOriginate(application, data, originator)).toBe(true);
  });

  it('must meet every rule that applies, not only the first', () => {
    const agi = classMask(['call', 'originate', 'agi']);
    expect(mayOriginate('Queue', 'support,,,,60,program', agi)).toBe(true);
    expect(mayOriginate('Queue', 'support,,,,60,${SHELL(id)}', agi)).toBe(false);
  });
});

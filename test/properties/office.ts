import { builtins, modules } from '../../packages/server/src/main/modules.js';
import { VirtualClock } from '../../packages/server/src/pbx/kernel/virtual-clock.js';
import { startTestKernel, type TestKernel } from '../../packages/server/src/testing/test-kernel.js';

/** Every kind of thing that a small office does, short. */
const extensions = `
[office]
exten => wait,1,Answer()
 same => n,Wait(20)
exten => ring,1,Ringing()
 same => n,Wait(1)
 same => n,Answer()
 same => n,Wait(3)
exten => busy,1,Busy(2)
exten => dial,1,Dial(Local/ring@office&Local/busy@office,5,g)
 same => n,Dial(Local/wait@office/n,2)
exten => long,1,Dial(Local/dial@office,30)
exten => loop,1,Answer()
 same => n,Goto(wait,1)
exten => sub,1,Gosub(office,routine,1(\${EXTEN}))
 same => n,Hangup()
exten => routine,1,Set(LOCAL(N)=\${ARG1})
 same => n,Wait(0.5)
 same => n,Return()
exten => park,1,Park(sales)
 same => n,NoOp(came back)
exten => fetch,1,ParkedCall(sales)
exten => async,1,Answer()
 same => n,AGI(agi:async)
exten => record,1,Answer()
 same => n,MixMonitor(random-\${UNIQUEID}.wav)
 same => n,Wait(1)
 same => n,StopMixMonitor()
 same => n,Wait(5)
exten => spawn,1,Originate(Local/ring@office,exten,office,wait,1,3,a)
 same => n,Wait(1)
exten => handler,1,Set(CHANNEL(hangup_handler_push)=office,routine,1(h))
 same => n,Wait(2)
exten => while,1,Set(I=0)
 same => n,While($[\${I} < 3])
 same => n,Set(I=$[\${I} + 1])
 same => n,Wait(0.2)
 same => n,EndWhile()
exten => echo,1,Answer()
 same => n,Echo()
exten => desk,1,Dial(PJSIP/ann,8)
exten => desks,1,Dial(PJSIP/ben&PJSIP/carl&PJSIP/dora,8,g)
 same => n,Dial(PJSIP/fay,20,S(6))
exten => music,1,Answer()
 same => n,StartMusicOnHold()
 same => n,Wait(1)
 same => n,StartMusicOnHold(other)
 same => n,Wait(1)
 same => n,MusicOnHold(,2)
exten => hold,1,Dial(PJSIP/ann,5,gm)
 same => n,MusicOnHold()
exten => fancy,1,Dial(PJSIP/ann&Local/echo@office,8,gmL(3000:2000:1000)U(office^routine^1^u))
exten => split,1,Dial(PJSIP/ann,8,G(office^wait^1))
exten => before,1,Dial(Local/ring@office,8,b(office^routine^1(b))B(office^routine^1(B))F(office^wait^1))
exten => early,1,Progress()
 same => n,Dial(PJSIP/fay,3,rD(12:34))
 same => n,Congestion(1)
exten => fork,1,Answer()
 same => n,ForkCDR(a)
 same => n,Wait(2)
 same => n,ResetCDR(v)
 same => n,Dial(Local/wait@office/n,3)
exten => conf,1,ConfBridge(room)
exten => page,1,Page(PJSIP/ann&PJSIP/ben&Local/echo@office,q,6)
exten => everybody,1,ChanSpy(,q)
exten => spy,1,ChanSpy(Local,qX)
exten => barge,1,Set(VOLUME(RX,p)=2)
 same => n,ChanSpy(Local,qBdSr)
exten => talk,1,Answer()
 same => n,Set(TALK_DETECT(set)=400)
 same => n,PlayTones(440/500,0/500)
 same => n,WaitForNoise(200,2,3)
 same => n,WaitForSilence(500,1,3)
exten => nothing,1,NoOp()
exten => h,1,NoOp(end)
[salesback]
exten => s,1,NoOp(back)
`;

export const extens = [
  'wait',
  'ring',
  'busy',
  'dial',
  'long',
  'loop',
  'sub',
  'park',
  'fetch',
  'async',
  'record',
  'spawn',
  'handler',
  'while',
  'echo',
  'desk',
  'desks',
  'everybody',
  'music',
  'hold',
  'spy',
  'barge',
  'talk',
  'fancy',
  'split',
  'before',
  'early',
  'fork',
  'conf',
  'page',
  'nothing',
  'missing',
] as const;

/** Phones that do all that phones can do, by themselves. */
export const phones = ['ann', 'ben', 'carl', 'dora', 'fay'] as const;

const files: Readonly<Record<string, string>> = {
  'phones.conf': `
[general]
seed = 1
[desk](!)
context = office
outgoing = talk 2s, press 1#, talk 5s, hang up
[ann](desk)
incoming = answer after 1s, talk
incoming = answer, press *2, wait 1s, hang up
[ben](desk)
incoming = busy
incoming = answer after 2-5s, hold, wait 1s, unhold, hang up
[carl](desk)
incoming = no answer
[dora](desk)
incoming = ring, wait 1s, decline
[fay](desk)
incoming = answer after 500ms, press 12, flash, text Hello, hold, wait 2s, unhold, talk 3s, hang up
`,
  'extensions.conf': extensions,
  'asterisk.conf': '[options]\nverbose = 0\n',
  'res_parking.conf':
    '[general]\n[default]\nparkext => 700\nparkpos => 701-720\ncontext => parkedcalls\n' +
    '[sales]\nparkext => 800\nparkpos => 801-803\ncontext => salespark\nparkingtime => 4\n' +
    'comebacktoorigin = no\ncomebackcontext = salesback\n',
  'musiconhold.conf': '[default]\nmode=files\ndirectory=moh\n[other]\nmode=files\ndirectory=moh\ndigit=1\n',
  'features.conf': '[featuremap]\natxfer = *2\nblindxfer = #1\n',
  'cdr.conf': '[general]\nenable = yes\n[csv]\nusegmtime = yes\n',
  'cel.conf': '[general]\nenable = yes\napps = all\nevents = ALL\n',
  'cel_manager.conf': '[manager]\nenabled = yes\n',
  'cdr_manager.conf': '[general]\nenabled = yes\n',
  'queues.conf': '[general]\n',
  'confbridge.conf':
    '[general]\n[default_bridge]\ntype = bridge\nrecord_conference = yes\n[default_user]\ntype = user\nmusic_on_hold_when_empty = yes\n',
  'indications.conf': '[general]\ncountry = us\n[us]\nring = 440+480/2000,0/4000\nbusy = 480+620/500,0/500\n',
  'editable.conf': '[kept]\n',
};

export interface TestOffice extends TestKernel {
  readonly clock: VirtualClock;
}

/**
 * The whole telephone system, with every builtin and module of the program, on virtual time.
 * @param folder goes on with what an earlier one left there
 */
export const startOffice = async (folder?: string): Promise<TestOffice> => {
  const clock = new VirtualClock();
  const system = await startTestKernel({
    clock,
    builtins,
    modules,
    ...(folder === undefined ? { files } : { folder }),
  });
  return { ...system, clock };
};

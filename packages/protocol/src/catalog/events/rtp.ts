import { channelSnapshot, event, header, optionalHeader } from '../event.js';

/** What a report tells of the streams. */
const reportHeaders = {
  ReportCount: header('Number of report blocks; the ReportX headers are repeated for each, X counting from 0'),
  SentNTP: optionalHeader('Time of the report, seconds and fraction; of a sender alone'),
  SentRTP: optionalHeader('Time of the report in RTP units; of a sender alone'),
  SentPackets: optionalHeader('Packets sent so far; of a sender alone'),
  SentOctets: optionalHeader('Bytes sent so far; of a sender alone'),
  ReportXSourceSSRC: header('SSRC the block is about'),
  ReportXFractionLost: header('Packets lost since the last report, in 256ths'),
  ReportXCumulativeLost: header('Packets lost so far'),
  ReportXHighestSequence: header('Highest sequence number so far'),
  ReportXSequenceNumberCycles: header('How often the sequence number has begun anew'),
  ReportXIAJitter: header('Jitter in RTP units'),
  ReportXLSR: header("Time of the last sender's report, the middle 32 bits"),
  ReportXDLSR: header('Seconds since that report came'),
};

export const RTCPReceived = event({
  name: 'RTCPReceived',
  synopsis: 'An RTCP report has come',
  seeAlso: ['RTCPSent'],
  privilege: ['reporting'],
  fields: {
    channel: channelSnapshot(),
    SSRC: header("Source of the report: the sender's SSRC"),
    PT: header('Kind of the report: of a sender or of a receiver', ['200(SR)', '201(RR)']),
    From: header('Address and port it came from'),
    RTT: header('Round trip time in seconds'),
    ...reportHeaders,
  },
});

export const RTCPSent = event({
  name: 'RTCPSent',
  synopsis: 'An RTCP report has been sent',
  seeAlso: ['RTCPReceived'],
  privilege: ['reporting'],
  fields: {
    channel: channelSnapshot(),
    SSRC: header("Source of the report: the sender's SSRC"),
    PT: header('Kind of the report: of a sender or of a receiver', ['200(SR)', '201(RR)']),
    To: header('Address and port it went to'),
    ...reportHeaders,
  },
});

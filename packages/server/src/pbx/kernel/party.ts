/** A part of an address behind the number (X.213). */
export interface Subaddress {
  readonly text: string;
  readonly valid: boolean;
  /** 0 for a network service access point, 2 for one that users agreed on. */
  readonly type: number;
  /** Whether its last half byte stands alone. */
  readonly odd: boolean;
}

export const noSubaddress: Subaddress = { text: '', valid: false, type: 0, odd: false };

/** `iso8859-1`, in which names are unless somebody says otherwise. */
const latin1 = 1;
const oneByte = 0xff;

/**
 * A party's identity. Name and number read as empty where they are not valid; what they were stays, so that they can be
 * declared valid again. Whoever assigns one makes it valid, unless it is empty.
 */
export class Party {
  #num = '';
  #name = '';
  numValid = false;
  nameValid = false;
  /** The type of number and its plan (Q.931). */
  numPlan = 0;
  /** Presentation in bits 5 and 6 (0 allowed, 32 prohibited, 64 unavailable), the screening of the number in bits 0 and 1. */
  numPres = 0;
  namePres = 0;
  nameCharset = latin1;
  subaddress: Subaddress = noSubaddress;
  tag = '';

  get num(): string {
    return this.numValid ? this.#num : '';
  }

  set num(num: string) {
    this.#num = num;
    this.numValid = num !== '';
  }

  get name(): string {
    return this.nameValid ? this.#name : '';
  }

  set name(name: string) {
    this.#name = name;
    this.nameValid = name !== '';
  }

  /** Whether another identity says just the same. */
  equals(other: Party): boolean {
    const [one, two] = [this.subaddress, other.subaddress];
    return (
      this.#num === other.#num &&
      this.#name === other.#name &&
      this.numValid === other.numValid &&
      this.nameValid === other.nameValid &&
      this.numPlan === other.numPlan &&
      this.numPres === other.numPres &&
      this.namePres === other.namePres &&
      this.nameCharset === other.nameCharset &&
      this.tag === other.tag &&
      one.text === two.text &&
      one.valid === two.valid &&
      one.type === two.type &&
      one.odd === two.odd
    );
  }

  /** Takes over everything that another identity says. */
  become(other: Party): this {
    this.#num = other.#num;
    this.#name = other.#name;
    this.numValid = other.numValid;
    this.nameValid = other.nameValid;
    this.numPlan = other.numPlan;
    this.numPres = other.numPres;
    this.namePres = other.namePres;
    this.nameCharset = other.nameCharset;
    this.subaddress = other.subaddress;
    this.tag = other.tag;
    return this;
  }
}

const nobody = new Party();

/** What callers change of a line most often; whatever is left out stays. */
export interface LineChange {
  readonly num?: string | undefined;
  readonly name?: string | undefined;
  /** The number for charging (ANI). */
  readonly aniNum?: string | undefined;
}

/** One end of a call: who it is, who it is in private, and who pays. Identities behind it are replaced, never changed. */
export class Line extends Party {
  /** The identity among those who know it. */
  priv: Party | undefined;
  ani: Party | undefined;
  /** The kind of line that pays (ANI II digits). */
  ani2 = 0;

  get aniNum(): string {
    return this.ani?.num ?? '';
  }

  set aniNum(num: string) {
    const ani = new Party();
    if (this.ani) ani.become(this.ani);
    ani.num = num;
    this.ani = ani;
  }

  /** Takes over another line but for what is private, or a change. */
  take(change: Line | LineChange): this {
    if (change instanceof Line) {
      this.become(change);
      this.ani = change.ani;
      this.ani2 = change.ani2;
      return this;
    }
    if (change.num !== undefined) this.num = change.num;
    if (change.name !== undefined) this.name = change.name;
    if (change.aniNum !== undefined) this.aniNum = change.aniNum;
    return this;
  }

  /** Who it is for somebody who may know it: what is valid of the private identity goes before the other. */
  get effective(): { readonly num: string; readonly name: string } {
    const { priv } = this;
    return {
      num: priv?.numValid ? priv.num : this.num,
      name: priv?.nameValid ? priv.name : this.name,
    };
  }
}

/** The other end of a call, as a channel knows it. */
export class ConnectedLine extends Line {
  /** What it was learnt from: 0 unknown, 1 an answer, 2 a diversion, 3 a transfer, 4 one that still rings. */
  source = 0;

  /** Whether nobody has said anything of it. */
  get isBlank(): boolean {
    return this.source === 0 && [this, this.priv, this.ani].every((party) => party?.equals(nobody) ?? true);
  }

  /** Takes over what is sent of a line: neither its tag nor who pays. */
  hear(news: Line): this {
    const { tag } = this;
    this.become(news);
    this.tag = tag;
    if (!(news instanceof ConnectedLine)) return this;
    this.priv = news.priv;
    this.source = news.source;
    return this;
  }

  /** Makes it what arrives where it is sent: a byte for each of the numbers. */
  asSent(): this {
    for (const party of [this, this.priv]) {
      if (!party) continue;
      party.numPlan &= oneByte;
      party.numPres &= oneByte;
      party.namePres &= oneByte;
      party.nameCharset &= oneByte;
    }
    return this;
  }
}

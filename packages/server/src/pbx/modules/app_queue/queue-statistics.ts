/** What a queue has counted. Its averages give the newest call a weight of a quarter, in whole seconds. */
export class Statistics {
  /** Callers who waited and were connected, once their call is over. */
  completed = 0;
  completedInTime = 0;
  abandoned = 0;
  abandonedInTime = 0;
  /** Averages, in seconds. */
  holdTime = 0;
  talkTime = 0;

  /** A caller was connected after so many seconds. */
  held(seconds: number): void {
    this.holdTime = this.completed + this.abandoned === 0 ? seconds : average(this.holdTime, seconds);
  }

  /** A call of so many seconds is over. */
  complete(seconds: number, inTime: boolean): void {
    this.completed += 1;
    if (inTime) this.completedInTime += 1;
    this.talkTime = this.completed === 1 ? seconds : average(this.talkTime, seconds);
  }

  /** A call of so many seconds that a member made from outside the queue is over. */
  completeOutside(seconds: number): void {
    this.completed += 1;
    this.completedInTime += 1;
    this.talkTime = average(this.talkTime, seconds);
  }

  abandon(inTime: boolean): void {
    this.abandoned += 1;
    if (inTime) this.abandonedInTime += 1;
  }

  reset(): void {
    Object.assign(this, new Statistics());
  }

  /** Percent of the answered calls that were answered in time. */
  get serviceLevel(): number {
    return this.completed === 0 ? 0 : (100 * this.completedInTime) / this.completed;
  }

  /** Percent of all calls that were answered in time, or given up within that time. */
  get serviceLevelOfAll(): number {
    const all = this.completed + this.abandoned;
    return all === 0 ? 0 : (100 * (this.completedInTime + this.abandonedInTime)) / all;
  }
}

const average = (old: number, latest: number): number => (3 * old + latest) >> 2;

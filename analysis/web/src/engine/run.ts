// One run: replicates go to workers, their bytes come back to the desk, which is asked for an answer at certain
// counts. An answer always covers the first replicates without gaps, and so equals the program's.
import type { RemoteEngine } from "./remote.ts";
import type { Answer, Checked, Description, RunListener, RunRequest } from "./types.ts";

/** Numbers of replicates with an answer; Kith's words of likelihood use 40, 64, 128. */
const COUNTS = [1, 4, 16, 24, 40, 64, 96, 128, 192, 256, 384, 512];

export interface Crew {
  desk: RemoteEngine; // answers; runs nothing
  hands: RemoteEngine[]; // run replicates
}

export class OneRun {
  private isOver = false;
  private readonly left: Set<number>; // replicates not yet handed out, in order
  private readonly come = new Set<number>();
  private inOrder = 0; // replicates received without a gap from the first on
  private answered = 0;
  private isAnswering = false;
  private readonly start = performance.now();
  description: Description | null = null;

  constructor(
    private readonly crew: () => Crew,
    private readonly request: RunRequest,
    private readonly listener: RunListener,
  ) {
    this.left = new Set(Array(request.replicates).keys());
  }

  stop(): void {
    this.isOver = true;
  }

  async begin(): Promise<void> {
    try {
      const { replicates: _, ...toOpen } = this.request;
      const { desk, hands } = this.crew();
      await Promise.all([this.open(desk, toOpen), ...hands.map((hand, k) => this.work(hand, k, toOpen))]);
    } catch (error) {
      this.fail(error);
    }
  }

  private async open(desk: RemoteEngine, toOpen: object): Promise<void> {
    const checked = await desk.call<Checked>("open", toOpen);
    if (this.isOver) return;
    this.description = checked.description;
    this.listener.onChecked?.(checked);
    if (!checked.description || checked.description.tooLarge) this.isOver = true;
  }

  /** The desk has opened the plan when the first runs arrive there: it does one thing after another. */
  private async work(hand: RemoteEngine, place: number, toOpen: object): Promise<void> {
    await hand.call("open", { ...toOpen, quiet: true });
    for (let replicate = this.nextFor(place); replicate !== undefined; replicate = this.nextFor(place)) {
      const runs = await hand.run(replicate);
      if (this.isOver) return;
      await this.crew().desk.take(runs);
      this.arrived(replicate);
    }
  }

  /** The next replicate for a hand: of its own, whose usual care it may still know, else of the others'. */
  private nextFor(place: number): number | undefined {
    const left = this.isOver ? [] : [...this.left];
    const own = left.find((replicate) => replicate % this.crew().hands.length === place);
    const next = own ?? left[0];
    if (next !== undefined) this.left.delete(next);
    return next;
  }

  private arrived(replicate: number): void {
    if (this.isOver) return;
    this.come.add(replicate);
    while (this.come.has(this.inOrder)) this.inOrder++;
    const seconds = (performance.now() - this.start) / 1000;
    this.listener.onProgress?.({ finished: this.come.size, of: this.request.replicates, seconds });
    void this.answer();
  }

  private get isDone(): boolean {
    return this.inOrder >= this.request.replicates;
  }

  private async answer(): Promise<void> {
    const due = this.isDone ? this.request.replicates : Math.max(0, ...COUNTS.filter((n) => n <= this.inOrder));
    if (this.isAnswering || due <= this.answered) return;
    this.isAnswering = true;
    try {
      const answer = await this.crew().desk.call<Answer>("answer", { replicates: due });
      if (this.isOver) return;
      this.answered = due;
      this.listener.onAnswer?.(answer);
      if (due >= this.request.replicates) this.listener.onDone?.(answer);
    } catch (error) {
      this.fail(error);
    } finally {
      this.isAnswering = false;
    }
    if (!this.isOver) void this.answer();
  }

  private fail(error: unknown): void {
    if (this.isOver) return;
    this.isOver = true;
    this.listener.onError?.(error instanceof Error ? error.message : String(error));
  }
}

// Runs the plan, first for speed (without rivals, and with a small town in place of a large one), then in full. The
// newest change wins.
import { signal } from "@preact/signals";
import type { Answer, Description, Engine, Progress, Running, Source } from "../engine/types.ts";

/** Residents of a preview, which answers within seconds; places not much larger keep their size. */
const PREVIEW_RESIDENTS = 2_500;
const PREVIEW_FROM = 2 * PREVIEW_RESIDENTS;
const PREVIEW_REPLICATES = 16;
/** Scenarios of a plan without rivals. */
const PLAIN = 2;
/** Words and intervals need 40 replicates; more than 128 are left to the program. */
const LEAST_REPLICATES = 40;
const MOST_REPLICATES = 128;
/** With fewer replicates, the full size tells less than the preview. */
const WORTH_SHOWING = 8;

export type Stage = "idle" | "preview" | "full" | "stopped" | "done" | "too-large";

export class Runner {
  readonly stage = signal<Stage>("idle");
  readonly answer = signal<Answer | null>(null);
  readonly shownOf = signal<Description | null>(null); // the plan of `answer`
  readonly isOld = signal(false); // whether `answer` is for the plan before the last change
  readonly size = signal(0); // residents of the town that runs; 0: not known yet
  readonly progress = signal<Progress | null>(null);
  readonly error = signal("");
  private running: Running | null = null;

  constructor(private readonly engine: () => Engine | null) {}

  /** Drops the current run; the last answer stays until the next one arrives. */
  stop(): void {
    this.running?.stop();
    this.running = null;
    if (this.stage.value === "preview" || this.stage.value === "full") this.stage.value = "stopped";
  }

  /** Call after a change of the plan: the answer shown is no longer the plan's. */
  outdate(): void {
    this.stop();
    this.stage.value = "idle";
    this.isOld.value = this.answer.value !== null;
  }

  start(source: Source, description: Description): void {
    this.outdate();
    this.error.value = "";
    const isLarge = description.residents > PREVIEW_FROM;
    if (isLarge || description.scenarios.length > PLAIN) this.preview(source, description, isLarge);
    else this.full(source, description);
  }

  private preview(source: Source, description: Description, isLarge: boolean): void {
    const then = (): void => this.full(source, description);
    const smaller = isLarge ? { previewResidents: PREVIEW_RESIDENTS } : {};
    const request = { source, replicates: PREVIEW_REPLICATES, rivals: false, ...smaller };
    this.follow("preview", request, description, 0, then);
  }

  full(source: Source, description: Description): void {
    if (description.tooLarge) {
      this.stage.value = "too-large";
      return;
    }
    const replicates = Math.min(Math.max(description.replicates, LEAST_REPLICATES), MOST_REPLICATES);
    const shown = this.isOld.value ? null : this.answer.value;
    const worth = shown?.preview ? WORTH_SHOWING : (shown?.replicates ?? 0);
    this.follow("full", { source, replicates }, description, worth, () => (this.stage.value = "done"));
  }

  private follow(
    stage: Stage,
    request: Parameters<Engine["run"]>[0],
    description: Description,
    worth: number,
    then: () => void,
  ): void {
    let shown = description;
    const show = (answer: Answer): void => {
      if (answer.replicates < worth) return;
      this.shownOf.value = shown;
      this.answer.value = answer;
      this.isOld.value = false;
    };
    this.stage.value = stage;
    this.size.value = 0;
    this.progress.value = { finished: 0, of: request.replicates, seconds: 0 };
    this.running = this.engine()!.run(request, {
      onChecked: ({ description: own }) => {
        shown = { ...description, ...own };
        this.size.value = shown.residents;
      },
      onProgress: (progress) => (this.progress.value = progress),
      onAnswer: show,
      onDone: (answer) => (show(answer), then()),
      onError: (message) => ((this.error.value = message), (this.stage.value = "stopped")),
    });
  }
}

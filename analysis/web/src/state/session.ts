// The plan on the page, its origin, and the engine's description of it.
import { batch, computed, signal } from "@preact/signals";
import type { Checked, Engine, LibraryScenario, Source } from "../engine/types.ts";
import { LinkRefused, readLink, writeLink, type Expectation } from "../link/link.ts";
import type { Key, Parts } from "../languages/language.ts";
import { carriedTo, fileOf, type Place } from "./places.ts";
import { Runner } from "./runner.ts";
import { Words } from "./words.ts";

export interface Plan {
  base: string; // id of a scenario of the library
  place: Place | null; // null: the scenario's own
  source: Source;
  start: string; // the text before any change
}
export interface Notice {
  text: Key;
  parts?: Parts;
  notes?: string[]; // the engine's own sentences
  isBad?: boolean;
}

export class Session {
  readonly words = new Words(navigator.languages);
  readonly engine = signal<Engine | null>(null);
  readonly cannotStart = signal("");
  readonly library = signal<LibraryScenario[]>([]);
  readonly plan = signal<Plan | null>(null);
  readonly checked = signal<Checked | null>(null);
  readonly notice = signal<Notice | null>(null);
  readonly expectation = signal<Expectation | null>(null);
  readonly isPredicting = signal(false);
  readonly runner = new Runner(() => this.engine.value);
  readonly moved = signal<Record<string, number | string | boolean>>({}); // changes not yet written into the text
  /** The latest description of the plan; it stays while the plan has errors. */
  readonly description = signal<Checked["description"]>(null);
  readonly isChanged = computed(() => this.plan.value !== null && this.plan.value.source.text !== this.plan.value.start);
  private round = 0;
  private writing = false;
  private readonly carried = new Map<string, string>(); // library texts at places

  async begin(starting: Promise<Engine>, hash: string): Promise<void> {
    try {
      this.engine.value = await starting;
      this.library.value = await this.engine.value.library();
    } catch (error) {
      this.cannotStart.value = error instanceof Error ? error.message : String(error);
      return;
    }
    if (hash === "#predict") this.isPredicting.value = true;
    if (!(await this.openLink(hash))) await this.startFrom(this.mainId, "");
  }

  get mainId(): string {
    return this.library.value.find((one) => one.isMain)!.id;
  }

  /** The original text of a library scenario at a place, the base of the differences in links. */
  private textOf = async (base: string, place: string): Promise<string | undefined> => {
    const found = this.library.value.find((one) => one.id === base);
    if (!found || place === "") return found?.text;
    const key = `${base} ${place}`;
    if (!this.carried.has(key)) {
      const { source } = await carriedTo(this.engine.value!, fileOf(found), { key: place, title: place });
      if (!source) return undefined;
      this.carried.set(key, source.text);
    }
    return this.carried.get(key);
  };

  async openLink(hash: string): Promise<boolean> {
    try {
      const shared = await readLink(hash, this.textOf);
      if (!shared) return false;
      await this.startFrom(shared.base, shared.place, shared);
      if (shared.expectation) this.expectation.value = shared.expectation;
      return true;
    } catch (error) {
      const reason = error instanceof LinkRefused ? error.reason : "damaged";
      this.notice.value = { text: `link_${reason}`, isBad: true };
      return false;
    }
  }

  link(): Promise<string> {
    const { base, place, source } = this.plan.value!;
    const made = place ? { files: undefined } : { files: source.files };
    const expectation = this.expectation.value ?? undefined;
    return writeLink({ base, place: place?.key ?? "", text: source.text, expectation, ...made }, this.textOf);
  }

  /** Starts from a scenario of the library, optionally at a place, and with another text and files. */
  async startFrom(base: string, key: string, other?: { text: string; files?: Record<string, string> }): Promise<void> {
    const found = this.library.value.find((one) => one.id === base);
    let source: Source = found ? fileOf(found) : { name: "scenario.toml", text: "" };
    let place: Place | null = null;
    if (found && key !== "") {
      const carried = await carriedTo(this.engine.value!, source, { key, title: key });
      if (!carried.source) return this.cannotMove(carried);
      place = { key, title: carried.title };
      source = carried.source;
    }
    const start = source.text;
    if (other) source = { ...source, text: other.text, files: other.files ?? source.files };
    this.plan.value = { base, place, source, start };
    await this.check();
  }

  /** Carries the plan, with all its changes, over to another place. */
  async moveTo(place: Place): Promise<void> {
    const { base, source } = this.plan.value!;
    const isChanged = this.isChanged.value;
    const found = this.library.value.find((one) => one.id === base);
    const like = found && !isChanged ? fileOf(found) : source;
    this.notice.value = { text: "place_making", parts: { place: place.title } };
    const carried = await carriedTo(this.engine.value!, like, place);
    if (!carried.source) return this.cannotMove(carried);
    const isOwn = place.text !== undefined; // a link then holds the place's file
    const untouched = isChanged && !isOwn ? await this.textOf(base, place.key) : undefined;
    const there = { key: place.key, title: carried.title };
    this.plan.value = { base, place: found && !isOwn ? there : null, source: carried.source, start: untouched ?? carried.source.text };
    this.notice.value = { text: "place_moved", parts: { place: carried.title }, notes: carried.notes };
    await this.check();
  }

  private cannotMove({ title, problems }: Awaited<ReturnType<typeof carriedTo>>): void {
    const notes = problems.map((problem) => problem.message);
    this.notice.value = { text: "place_cannot", parts: { place: title }, notes, isBad: true };
  }

  /** Opens a file of the reader's, without a base in the library. A place without a partnership becomes the place of
   *  the present plan. */
  async openFile(name: string, text: string, files: Record<string, string> = {}): Promise<void> {
    const source = { name, text, ...(Object.keys(files).length > 0 && { files }) };
    const { description } = await this.engine.value!.check({ source });
    const isPlace = description !== null && description.scenarios.length === 1 && !description.isTrial;
    if (isPlace && this.plan.value) return this.moveTo({ key: name, title: description.place, text });
    this.plan.value = { base: "", place: null, source, start: text };
    this.notice.value = { text: "dropped", parts: { name } };
    await this.check();
  }

  /** Opens a plan of the lesson with changes ("path=value"), and asks first what the reader expects. */
  async openLesson(source: Source, settings: string[]): Promise<void> {
    const changed = settings.length > 0 ? (await this.engine.value!.change({ source, settings })).source : source;
    this.expectation.value = null;
    this.isPredicting.value = true;
    this.plan.value = { base: "", place: null, source: changed, start: changed.text };
    this.notice.value = null;
    await this.check();
  }

  setText(text: string): Promise<void> {
    const plan = this.plan.value!;
    this.plan.value = { ...plan, source: { ...plan.source, text } };
    return this.check();
  }

  /** Moves a control; moves made while the text is being written are written together. */
  async move(id: string, value: number | string | boolean): Promise<void> {
    this.moved.value = { ...this.moved.value, [id]: value };
    this.runner.outdate();
    if (this.writing) return;
    this.writing = true;
    try {
      for (let controls = this.moved.value; Object.keys(controls).length > 0; controls = this.moved.value) {
        const answer = await this.engine.value!.change({ source: this.plan.value!.source, controls });
        this.plan.value = { ...this.plan.value!, source: answer.source };
        await this.check(controls);
      }
    } catch (error) {
      this.moved.value = {}; // the text is unchanged
      await this.check();
      this.runner.error.value = error instanceof Error ? error.message : String(error);
    } finally {
      this.writing = false;
    }
  }

  /** Overrides an evidence number in the text, with the reader as its source. */
  async assume(path: string, written: string): Promise<void> {
    const answer = await this.engine.value!.change({ source: this.plan.value!.source, settings: [`${path}=${written}`] });
    this.plan.value = { ...this.plan.value!, source: answer.source };
    await this.check();
  }

  /** Has the engine read the text; without errors, the plan runs. A moved control keeps its position until the text
   *  with its value has been read; otherwise it would jump back under the reader's hand. */
  private async check(written: Record<string, number | string | boolean> = {}): Promise<void> {
    const round = ++this.round;
    this.runner.outdate();
    const { source } = this.plan.value!;
    const checked = await this.engine.value!.check({ source });
    const isNewest = round === this.round;
    batch(() => {
      const left = Object.entries(this.moved.value).filter(([id, value]) => written[id] !== value);
      this.moved.value = Object.fromEntries(left);
      if (!isNewest) return; // a newer text is being read
      this.checked.value = checked;
      this.description.value = checked.description ?? this.description.value;
    });
    if (!isNewest || !checked.description) return;
    if (Object.keys(this.moved.value).length === 0) this.runner.start(source, checked.description);
  }
}

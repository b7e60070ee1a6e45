// The engine of the page: one worker that answers, and one per core that runs replicates.
import type { KithFiles } from "./messages.ts";
import { RemoteEngine } from "./remote.ts";
import { OneRun } from "./run.ts";
import type {
  CarryAnswer, CarryRequest, ChangeAnswer, ChangeRequest, Checked, CheckRequest, Engine, LibraryScenario,
  MadeCommunity, Places, Running, RunListener, RunRequest, StartEngine, Town,
} from "./types.ts";

/** With more workers, memory is the limit, not time. */
const MOST_HANDS = 8;
/** Resident-weeks of a replicate (0.8 seconds) above which a worker busy with an old plan is replaced. */
const LONG = 4e6;

async function unpacked(bytes: Uint8Array): Promise<ArrayBuffer> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

class Pool implements Engine {
  version = "";
  private readonly desk: RemoteEngine;
  private hands: RemoteEngine[] = [];
  private latest: OneRun | null = null;

  constructor(
    private readonly script: string,
    private readonly module: WebAssembly.Module,
    private readonly files: KithFiles,
    readonly workers: number,
  ) {
    this.desk = this.hire();
    for (let k = 0; k < workers; k++) this.hands.push(this.hire());
  }

  async ready(): Promise<void> {
    await this.desk.ready;
    this.version = (await this.desk.call<{ version: string }>("about")).version;
  }

  places(query: string): Promise<Places> {
    return this.desk.call("places", { query });
  }
  community(fips: string, residents?: number): Promise<MadeCommunity> {
    return this.desk.call("community", { fips, residents });
  }
  library(): Promise<LibraryScenario[]> {
    return this.desk.call("library");
  }
  carry(request: CarryRequest): Promise<CarryAnswer> {
    return this.desk.call("carry", request);
  }
  check(request: CheckRequest): Promise<Checked> {
    return this.desk.call("check", request);
  }
  change(request: ChangeRequest): Promise<ChangeAnswer> {
    return this.desk.call("change", request);
  }
  town(replicate: number): Promise<Town> {
    return this.desk.call("town", { replicate });
  }

  run(request: RunRequest, listener: RunListener): Running {
    this.latest?.stop();
    this.freeHands();
    const run = new OneRun(() => ({ desk: this.desk, hands: this.hands }), request, listener);
    this.latest = run;
    void run.begin();
    return { stop: () => run.stop() };
  }

  private hire(): RemoteEngine {
    return new RemoteEngine(this.script, this.module, this.files);
  }

  /** Waits for a short replicate of an old plan; abandons a long one together with its worker. */
  private freeHands(): void {
    if ((this.latest?.description?.residentWeeks ?? 0) < LONG) return;
    this.hands = this.hands.map((hand) => {
      if (!hand.isRunning) return hand;
      hand.end();
      return this.hire();
    });
  }
}

export const startEngine: StartEngine = async ({ wasm, data, worker }) => {
  if (typeof DecompressionStream === "undefined" || typeof WebAssembly === "undefined")
    throw new Error("This browser is too old to run Kith. Firefox 113, Chrome 95 and Safari 16.4 and newer can.");
  const module = await WebAssembly.compile(await unpacked(wasm));
  const files = JSON.parse(new TextDecoder().decode(await unpacked(data))) as KithFiles;
  const script = URL.createObjectURL(new Blob([await unpacked(worker)], { type: "text/javascript" }));
  const hands = Math.min(MOST_HANDS, Math.max(1, navigator.hardwareConcurrency || 2));
  const pool = new Pool(script, module, files, hands);
  await pool.ready();
  return pool;
};

// Carries a scenario over to a county, or to a place that comes with Kith.
import type { CarryAnswer, Engine, LibraryScenario, Source } from "../engine/types.ts";

export interface Place {
  key: string; // five digits of a county, the file of a community that comes with Kith, or of the reader's own
  title: string;
  text?: string; // of the reader's own file
}

export function fileOf(scenario: LibraryScenario): Source {
  return { name: `${scenario.id}.toml`, text: scenario.text };
}

export async function carriedTo(engine: Engine, like: Source, place: Place): Promise<CarryAnswer & { title: string }> {
  const id = like.name.replace(/\.toml$/, "");
  if (!/^\d{5}$/.test(place.key)) {
    const carried = await engine.carry({ like, community: { file: place.key, text: place.text }, id });
    return { ...carried, title: place.title };
  }
  const made = await engine.community(place.key);
  const carried = await engine.carry({ like, community: { file: made.file, text: made.text }, id });
  return { ...carried, title: made.title };
}

// The axes of a picture over the years whose values go from 0 to 100.
import type { Description } from "../engine/types.ts";
import { exact, years, type Scale } from "./scale.ts";

export interface Room {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Weeks and values as positions in a picture. */
export function hundredScales(room: Room, weeks: number): { x: Scale; y: Scale } {
  return {
    x: exact([0, weeks], [room.left, room.width - room.right]),
    y: exact([0, 100], [room.height - room.bottom, room.top]),
  };
}

export function HundredAxes({ room, x, y, description }: { room: Room; x: Scale; y: Scale; description: Description }) {
  return (
    <>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? "zero" : "grid"} x1={room.left} x2={room.width - room.right} y1={y(tick)} y2={y(tick)} />
          <text x={room.left - 7} y={y(tick) + 4} text-anchor="end">{tick}</text>
        </g>
      ))}
      {years(description.start, description.weeks).map(({ week, year }) => (
        <text key={year} x={x(week)} y={room.height - 7} text-anchor={week === 0 ? "start" : "middle"}>{year}</text>
      ))}
    </>
  );
}

// Node 18's compression streams do not know `deflate-raw`, which all browsers of the page do; its zlib does.
import { Duplex } from "node:stream";
import { createDeflateRaw, createInflateRaw } from "node:zlib";

function isKnown(): boolean {
  try {
    return Boolean(new CompressionStream("deflate-raw"));
  } catch {
    return false;
  }
}

const toWeb = (Duplex as unknown as { toWeb(of: Duplex): object }).toWeb; // missing from the types of Node 18

/** A class of streams, made anew for each text. */
const streams = (make: () => Duplex): unknown =>
  class {
    constructor() {
      return toWeb(make());
    }
  };

if (!isKnown())
  Object.assign(globalThis, { CompressionStream: streams(createDeflateRaw), DecompressionStream: streams(createInflateRaw) });

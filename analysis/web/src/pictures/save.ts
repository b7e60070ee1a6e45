// Saves a picture as PNG with its title, its styles inlined and on the page's background.
import { saveBlob } from "../state/files.ts";

const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font", "text-anchor", "fill-opacity", "paint-order"];
const HEAD = 34; // for the picture's title
const SCALE = 2; // pixels per unit of the drawing, sharp enough for print

function withStyles(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, at) => {
    const style = getComputedStyle(originals[at]!);
    for (const name of KEPT) (element as SVGElement).style.setProperty(name, style.getPropertyValue(name));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return copy;
}

export async function savePicture(figure: HTMLElement, name: string, title: string): Promise<void> {
  const drawings = [...figure.querySelectorAll<SVGSVGElement>("svg[viewBox]")];
  const boxes = drawings.map((svg) => svg.viewBox.baseVal);
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * Math.max(...boxes.map((box) => box.width));
  canvas.height = SCALE * (HEAD + boxes.reduce((sum, box) => sum + box.height, 0));
  const context = canvas.getContext("2d")!;
  context.fillStyle = getComputedStyle(figure).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = getComputedStyle(figure).color;
  context.font = `600 ${SCALE * 14}px system-ui, sans-serif`;
  context.fillText(title, SCALE * 8, SCALE * 21, canvas.width - SCALE * 16);
  let top = SCALE * HEAD;
  for (const [at, svg] of drawings.entries()) {
    const box = boxes[at]!;
    const copy = withStyles(svg);
    copy.setAttribute("width", String(SCALE * box.width));
    copy.setAttribute("height", String(SCALE * box.height));
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    context.drawImage(image, 0, top);
    top += SCALE * box.height;
  }
  canvas.toBlob((blob) => blob && saveBlob(`${name.replaceAll("_", "-")}.png`, blob));
}

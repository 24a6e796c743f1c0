type Draw = typeof import("./draw.ts").draw;

let loaded: Draw | undefined;

async function load(): Promise<Draw> {
  loaded = (await import("./draw.ts")).draw;
  return loaded;
}

/** Fetches it ahead of its use. */
export function preloadDraw(): void {
  load().catch(() => {});
}

/** At once when it is there; else as soon as it is, if the mouse is still down then. Offline there may be no box. */
export const drawWhenLoaded: Draw = (...press) => {
  if (loaded) loaded(...press);
  else
    load().then(
      (draw) => draw(...press),
      () => {},
    );
};

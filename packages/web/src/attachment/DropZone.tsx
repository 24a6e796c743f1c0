import { Paperclip } from "lucide-react";
import { type ComponentProps, type DragEvent, type ReactNode, useState } from "react";
import { hasFiles } from "./carried-files.ts";
import type { PlaceFiles } from "./place-files.ts";

interface DropZoneProps extends Pick<ComponentProps<"article">, "className"> {
  /** Null for who may not attach anything: then nothing can be dropped here. */
  readonly files: PlaceFiles | null;
  /** What it says while something is over it. */
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** In pixels: what of the window a page's head and its edges take. */
const HEAD = 96;

/** A card that is open, or a page, over which files from the desktop can be let go of. */
export function DropZone({ files, title, text, className, children }: DropZoneProps) {
  /** How much of it is on the screen, in pixels; undefined: nothing is over it. */
  const [height, setHeight] = useState<number>();

  function over(event: DragEvent<HTMLElement>) {
    if (!files || !hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    const dialog = event.currentTarget.closest("[role=dialog]");
    setHeight(dialog?.clientHeight ?? Math.min(innerHeight - HEAD, event.currentTarget.clientHeight));
  }

  function leave({ currentTarget, relatedTarget }: DragEvent<HTMLElement>) {
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
    setHeight(undefined);
  }

  function drop(event: DragEvent<HTMLElement>) {
    if (!files || event.defaultPrevented || !hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    files.attach(files.take(event.dataTransfer));
  }

  return (
    <article
      className={className}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={leave}
      // Also of what a field in it takes.
      onDropCapture={() => setHeight(undefined)}
      onDrop={drop}
    >
      {height !== undefined && (
        <div className="drop-zone">
          <div style={{ height }}>
            <Paperclip aria-hidden size={26} strokeWidth={1.7} />
            <p className="text-md font-semibold">{title}</p>
            <p className="text-sm">{text}</p>
          </div>
        </div>
      )}
      {children}
    </article>
  );
}

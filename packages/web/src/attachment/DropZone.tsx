import { Paperclip } from "lucide-react";
import { type ComponentProps, type DragEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CardFiles } from "./card-files.ts";
import { hasFiles } from "./carried-files.ts";

interface DropZoneProps extends Pick<ComponentProps<"article">, "className"> {
  /** Null for who may not attach anything: then nothing can be dropped here. */
  readonly files: CardFiles | null;
  readonly children: ReactNode;
}

/** A card that is open, over which files from the desktop can be let go of. */
export function DropZone({ files, className, children }: DropZoneProps) {
  const { t } = useTranslation();
  /** How much of it is on the screen, in pixels; undefined: nothing is over it. */
  const [height, setHeight] = useState<number>();

  function over(event: DragEvent<HTMLElement>) {
    if (!files || !hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setHeight(event.currentTarget.closest("[role=dialog]")?.clientHeight);
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
            <p className="text-md font-semibold">{t("attachment.drop")}</p>
            <p className="text-sm">{t("attachment.dropText")}</p>
          </div>
        </div>
      )}
      {children}
    </article>
  );
}

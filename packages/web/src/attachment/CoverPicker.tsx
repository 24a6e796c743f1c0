import { COLORS, type Color, type CoverChoice, pictureOf } from "@syncboard/model";
import { Ban, Check } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../board/board-desk.ts";
import { usePickable } from "../card/use-pickable.ts";
import { type CardPickerProps, Picker } from "../ui/Picker.tsx";
import { setCover } from "./attachment-acts.ts";
import { isPicture } from "./media.ts";
import { PictureThumbnail } from "./Thumbnail.tsx";
import { useAttachments } from "./use-attachments.ts";

/** What a card shows at its top: a colour, or a picture that is attached to it. It shows at once; Undo takes it back. */
export function CoverPicker({ cardId, typed: _, ...place }: CardPickerProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const group = useId();
  const card = usePickable(cardId, place.onClose);
  const { attachments } = useAttachments(cardId);
  if (!card) return null;
  const { cover } = card;
  const shown = pictureOf(cover);
  const pictures = attachments?.filter(isPicture) ?? [];

  const choose = (next: CoverChoice) => setCover(desk, cardId, next);

  return (
    <Picker title={t("attachment.cover.title")} width={296} {...place}>
      <fieldset className="m-3 min-w-0 max-sm:m-0">
        <legend className="mb-3 text-sm text-ink-soft">{t("attachment.cover.text")}</legend>
        <div className="grid grid-cols-6 gap-1.5">
          <Choice
            {...{ group, name: t("attachment.cover.none"), isChosen: cover === null }}
            onChoose={() => choose(null)}
          >
            {cover !== null && <Ban aria-hidden size={15} className="text-ink-faint" />}
          </Choice>
          {COLORS.map((color) => (
            <Choice
              key={color}
              group={group}
              name={t(`label.colors.${color}`)}
              color={color}
              isChosen={cover !== null && "color" in cover && cover.color === color}
              onChoose={() => choose({ color })}
            />
          ))}
        </div>
        {pictures.length > 0 ? (
          <div className="mt-3 grid max-h-56 grid-cols-3 gap-1.5 overflow-y-auto p-0.5">
            {pictures.map(({ id, name }) => (
              <label key={id} className="cover-picture" title={name}>
                <input
                  type="radio"
                  name={group}
                  className="sr-only"
                  checked={id === shown}
                  onChange={() => choose({ attachmentId: id })}
                />
                <span className="sr-only">{name}</span>
                <PictureThumbnail attachmentId={id} />
              </label>
            ))}
          </div>
        ) : (
          <p className="mt-3 text-xs text-ink-faint">{t("attachment.cover.noPictures")}</p>
        )}
      </fieldset>
    </Picker>
  );
}

interface ChoiceProps {
  readonly group: string;
  readonly name: string;
  readonly color?: Color;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}

function Choice({ group, name, color, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label className="cover-color" data-color={color} title={name}>
      <input type="radio" name={group} className="sr-only" checked={isChosen} onChange={onChoose} />
      <span className="sr-only">{name}</span>
      {isChosen ? <Check aria-hidden size={16} strokeWidth={2.5} /> : children}
    </label>
  );
}

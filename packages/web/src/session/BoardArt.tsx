import { personColor } from "../look/person-color.ts";
import { Avatar } from "../ui/Avatar.tsx";

const COLUMNS: readonly (readonly number[])[] = [
  [72, 54, 84, 46],
  [80, 60],
  [66, 78, 50],
];

/** A quiet picture of a board at work, beside the forms for guests. */
export function BoardArt() {
  return (
    <div className="absolute inset-0 flex items-center justify-start">
      <div className="ms-[9%] flex origin-left scale-110 gap-4 -rotate-3">
        {COLUMNS.map((cards, column) => (
          <div
            key={cards.join()}
            className="w-60 shrink-0 rounded-dialog bg-canvas p-3 shadow-card"
            style={{ marginTop: column * 36 }}
          >
            <div className="mb-4 h-2.5 w-20 rounded-full bg-line-strong" />
            {cards.map((width, card) => (
              <ArtCard key={width} width={width} person={ART_PEOPLE[`${column}.${card}`]} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

interface ArtPerson {
  readonly id: string;
  readonly name: string;
}

/** Who is at which card of the picture, by column and place. */
const ART_PEOPLE: Record<string, ArtPerson | undefined> = {
  "0.1": { id: "mira", name: "Mira Holm" },
  "1.0": { id: "jo", name: "Jo Adair" },
};

function ArtCard({ width, person }: { width: number; person: ArtPerson | undefined }) {
  const isHeld = person?.id === "jo";
  return (
    <div
      className={`relative mb-2.5 rounded-card border border-line bg-card p-3.5 shadow-card ${isHeld ? "translate-x-8 -translate-y-3 rotate-3 shadow-float" : ""}`}
      style={person && { outline: `2px solid ${personColor(person.id)}` }}
    >
      <div className="h-2.5 rounded-full bg-line-strong" style={{ width: `${width}%` }} />
      <div className="mt-2.5 h-2 w-1/3 rounded-full bg-line" />
      {person && (
        <span className="absolute -end-2 -bottom-2">
          <Avatar userId={person.id} name={person.name} size={24} />
        </span>
      )}
    </div>
  );
}

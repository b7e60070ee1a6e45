// Finds a county by name, in a list box with keyboard navigation.
import { useEffect, useRef, useState } from "preact/hooks";
import type { County } from "../engine/types.ts";
import { useSession, useWords } from "../state/context.ts";
import type { Place } from "../state/places.ts";

interface Offer extends Place {
  detail: string;
}

interface Found {
  query: string;
  offers: Offer[];
  heading: string;
}
const NOTHING: Found = { query: "", offers: [], heading: "" };

/** Suggestions for the typed text: counties, or the places that come with Kith if nothing was typed. */
function useOffers(query: string, isOpen: boolean): Found {
  const session = useSession();
  const words = useWords();
  const [found, find] = useState<Found>(NOTHING);
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const asOffer = (one: County): Offer =>
      ({ key: one.fips, title: one.name, detail: words.say("place_people", { people: words.count(one.people) }) });
    const look = async (): Promise<void> => {
      if (query.trim() === "") {
        const own = session.library.value.filter((one) => one.isCommunity);
        const offers = own.map((one) => ({ key: `communities/${one.id}.toml`, title: one.title, detail: "" }));
        find({ query, offers, heading: words.say("place_own") });
        return;
      }
      const { matches, near } = await session.engine.value!.places(query);
      if (!isCurrent) return;
      if (matches.length > 0) find({ query, offers: matches.map(asOffer), heading: words.say("place_results") });
      else find({ query, offers: near.map(asOffer), heading: words.say(near.length > 0 ? "place_near" : "place_none") });
    };
    void look();
    return () => void (isCurrent = false);
  }, [query, isOpen]);
  return found.query === query ? found : NOTHING; // never results for another query
}

export function PlaceSearch() {
  const session = useSession();
  const words = useWords();
  const [query, type] = useState("");
  const [isOpen, open] = useState(false);
  const [at, walk] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const { offers, heading } = useOffers(query, isOpen);
  const place = session.description.value?.place ?? "";
  const choose = (offer: Offer | undefined): void => {
    if (!offer) return;
    open(false);
    type("");
    input.current?.blur();
    void session.moveTo({ key: offer.key, title: offer.title });
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      open(true);
      walk((at + step + offers.length) % Math.max(offers.length, 1));
    } else if (event.key === "Enter") choose(offers[at]);
    else if (event.key === "Escape") open(false);
  };
  return (
    <div class="place" onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && open(false)}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.5" /><path d="M10.5 10.5 14 14" /></svg>
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls="places"
        aria-autocomplete="list"
        aria-activedescendant={isOpen && offers[at] ? `place-${at}` : undefined}
        aria-label={words.say("place_search")}
        placeholder={isOpen ? words.say("place_hint") : place || words.say("place_hint")}
        value={query}
        onFocus={() => (open(true), walk(0))}
        onInput={(event) => (type(event.currentTarget.value), walk(0), open(true))}
        onKeyDown={press}
      />
      <div class="offers" hidden={!isOpen}>
        <p id="places-heading">{heading}</p>
        <ul id="places" role="listbox" aria-labelledby="places-heading">
          {offers.map((offer, index) => (
            <li key={offer.key} id={`place-${index}`} role="option" aria-selected={index === at}
              onPointerDown={(event) => (event.preventDefault(), choose(offer))}>
              {offer.title} <span>{offer.detail}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

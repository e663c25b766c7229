// What narrows the list of the journal, and how it is asked for.
import type { EntryLine, JournalAsk, Kind } from './wire';

export type Filter = {
  kinds: Kind[];
  products: string[];
  lanes: string[];
  tags: string[];
  from: string;
  to: string;
  withNote: boolean;
  unrated: boolean;
};

export const noFilter = (): Filter => ({ kinds: [], products: [], lanes: [], tags: [], from: '', to: '', withNote: false, unrated: false });

/** How many things narrow the list. */
export const filterCount = (filter: Filter): number =>
  filter.kinds.length + filter.products.length + filter.lanes.length + filter.tags.length
  + Number(filter.from !== '') + Number(filter.to !== '') + Number(filter.withNote) + Number(filter.unrated);

export const journalAsk = (filter: Filter, search: string, before: string | null, limit: number): JournalAsk => ({
  before, limit, search: search || null, from: filter.from || null, to: filter.to || null, kinds: filter.kinds, products: filter.products, lanes: filter.lanes, tags: filter.tags,
  with_note: filter.withNote, unrated: filter.unrated,
});

/** With a word of a list put in or taken out. */
export const toggled = <T>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);

/** Entries that can be changed together with others: what happened at a time. Ratings go with their dose. */
export const selectable = ({ entry }: EntryLine): boolean => ['dose', 'check_in', 'symptoms', 'activity'].includes(entry.kind);

export const selectionKey = ({ entry, key }: EntryLine): string => `${entry.kind} ${key}`;

// What can be chosen from when something is noted for the first time; read once a screen asks, and again when the journal changes.
import { api, type CatalogueView } from './api';
import { app } from './app.svelte';

/** The catalogue, null until it is there. Call it while a component is set up. */
export function catalogue(): { readonly all: CatalogueView | null } {
  let all = $state<CatalogueView | null>(null);
  $effect(() => {
    void app.revision;
    api.substances().then((answer) => { all = answer; }, (thrown: unknown) => app.tell(thrown));
  });
  return { get all() { return all; } };
}

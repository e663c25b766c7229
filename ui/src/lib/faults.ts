import { tick } from 'svelte';

/** Takes the caret to the first field that has to change, wherever the form was sent from. */
export async function toFault(form: HTMLFormElement | null | undefined) {
  await tick();
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

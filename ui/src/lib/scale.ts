// Rows of numbers answered by keys alone: a digit answers the row and moves on to the next, up and down change the row, left and right
// the answer, a letter goes to the next row that begins with it.

const ROWS = 'fieldset[data-scale]';

const rows = (around: HTMLElement) => [...around.querySelectorAll<HTMLFieldSetElement>(ROWS)].filter((row) => !row.disabled);
const radios = (row: Element) => [...row.querySelectorAll<HTMLInputElement>('input[type=radio]')];
const answer = (row: Element) => radios(row).find(({ checked }) => checked);
const plain = (text: string) => text.toLocaleLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

/** Puts the caret on a row: on its answer, or on its first number. */
export function toRow(row: Element | undefined) {
  (row && (answer(row) ?? radios(row)[0]))?.focus();
}

/** The digit that a key stands for; X is ten, because a digit has to be enough. */
function digit(key: string): number | null {
  if (/^\d$/.test(key)) return Number(key);
  return key === 'x' || key === 'X' ? 10 : null;
}

/** Where the caret goes after the last row: whatever the form marked for it. */
const after = (around: HTMLElement) => around.querySelector<HTMLElement>('[data-after-scale]');

/** For a form or list that holds such rows; `{@attach scaleKeys}`. */
export function scaleKeys(around: HTMLElement) {
  const onkeydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const row = (event.target as Element | null)?.closest?.(ROWS);
    if (!row || !(event.target instanceof HTMLInputElement)) return;
    const all = rows(around);
    const at = all.indexOf(row as HTMLFieldSetElement);
    const choices = radios(row);
    const go = (step: number) => {
      const next = all[at + step];
      if (next) toRow(next);
      else if (step > 0) after(around)?.focus();
    };
    const pick = (index: number) => {
      choices[index]?.click();
      choices[index]?.focus();
    };
    const typed = digit(event.key);
    const now = choices.findIndex(({ checked }) => checked);
    if (typed !== null && choices[typed]) {
      choices[typed].click();
      go(1);
    } else if (event.key === 'ArrowDown') go(1);
    else if (event.key === 'ArrowUp') go(-1);
    else if (event.key === 'ArrowRight') pick(Math.min(choices.length - 1, now + 1));
    else if (event.key === 'ArrowLeft') pick(Math.max(0, now - 1));
    else if (event.key === 'Backspace' || event.key === 'Delete') row.querySelector<HTMLElement>('[data-clear]')?.click();
    else if (/^\p{L}$/u.test(event.key) && typed === null) {
      const begins = (one: HTMLFieldSetElement) => plain(one.dataset.scale ?? '').startsWith(plain(event.key));
      toRow([...all.slice(at + 1), ...all.slice(0, at)].find(begins));
    } else return;
    event.preventDefault();
  };
  around.addEventListener('keydown', onkeydown);
  return () => around.removeEventListener('keydown', onkeydown);
}

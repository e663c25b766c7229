// docs/keys.md lists what the table of commands says: no key without a line, no line without a command.
import page from '../../../docs/keys.md?raw';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../lib/commands';
import { shown } from '../lib/keys';
import { t } from '../lib/words';

const rows = (heading: string) => (page.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '').split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .slice(1)
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const spans = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, keys = '']) => keys);

describe('docs/keys.md', () => {
  it('lists every command with its keys', () => {
    const listed = Object.fromEntries(rows('Everything that can be done').map(([name, keys]) => [name, spans(keys)]));
    const known = Object.fromEntries(COMMANDS.map((one) => [t(one.words), one.keys.map((keys) => shown(keys, false))]));
    expect(listed, 'docs/keys.md has one line for each command, with its keys').toEqual(known);
  });

  it('counts the keystrokes that it names', () => {
    const counted = rows('How many keystrokes a recording takes');
    expect(counted.length).toBeGreaterThanOrEqual(6);
    for (const [what, typed, count] of counted) {
      const strokes = spans(typed).reduce((sum, one) => sum + (/^(Ctrl\+.+|Enter|Escape|Tab)$/.test(one) ? 1 : [...one].length), 0);
      expect(String(strokes), what).toBe(count);
    }
  });
});

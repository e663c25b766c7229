import '@fontsource-variable/inter';
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';

async function start() {
  // In a plain browser during development there is no program behind the page: an invented journal stands in for it.
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) (await import('./dev/invented')).install();
  const target = document.getElementById('app');
  if (target) mount(App, { target });
}

void start();

// The small window for one entry: a page of its own, because it may ask for less and has to be there at once.
import '@fontsource-variable/inter';
import { mount } from 'svelte';
import QuickWindow from './screens/QuickWindow.svelte';
import './styles/tokens.css';
import './styles/base.css';

const target = document.getElementById('app');
if (target) mount(QuickWindow, { target });

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 1420, strictPort: true, fs: { allow: ['..'] } },
  build: {
    target: ['es2022', 'safari16.4'],
    // The page's policy has no data: for fonts, so nothing may be folded into the style sheet.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // The main window and the small one for quick entry.
    rollupOptions: { input: ['index.html', 'quick.html'] },
  },
  // Component tests mount in a document; without this Svelte's server half would be taken.
  ...(process.env.VITEST ? { resolve: { conditions: ['browser'] } } : {}),
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'], css: true },
});

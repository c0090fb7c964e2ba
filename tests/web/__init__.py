"""The page for närstående in a real browser. `axe.min.js` is axe-core 4.14.1 as npm has it (Mozilla Public License 2.0,
https://github.com/dequelabs/axe-core), used by these tests alone."""

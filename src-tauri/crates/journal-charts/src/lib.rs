//! Charts: numbers in, SVG or PNG, data table and one-sentence finding out.

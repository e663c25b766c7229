//! How far apart two spellings are.

/// Slips of the finger that a name of so many characters may hold and still be recognised: one in a short word, three in a long
/// one, none where anything would fit.
pub(super) const fn tolerated(characters: usize) -> usize {
    match characters {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other; `None` when more than `most`.
/// Only the diagonal band of that width is walked, so long names cost little.
pub(super) fn distance(left: &[char], right: &[char], most: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let far = most + 1;
    let width = right.len() + 1;
    let mut before_last = vec![far; width];
    let mut last: Vec<usize> = (0..width).map(|at| at.min(far)).collect();
    for (i, l) in left.iter().enumerate() {
        let mut row = vec![far; width];
        row[0] = (i + 1).min(far);
        let from = (i + 1).saturating_sub(most).max(1);
        let to = (i + 1 + most).min(right.len());
        let mut least = row[0];
        for j in from..=to {
            let r = right[j - 1];
            let mut cost = last[j - 1] + usize::from(*l != r);
            cost = cost.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 0 && j > 1 && *l == right[j - 2] && left[i - 1] == r {
                cost = cost.min(before_last[j - 2] + 1);
            }
            row[j] = cost.min(far);
            least = least.min(row[j]);
        }
        if least > most {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    let cost = last[right.len()];
    (cost <= most).then_some(cost)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    /// The textbook table, unbounded.
    fn slow(left: &[char], right: &[char]) -> usize {
        let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
        for i in 0..=left.len() {
            for j in 0..=right.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let mut cost = table[i - 1][j - 1] + usize::from(left[i - 1] != right[j - 1]);
                    cost = cost.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]
                    {
                        cost = cost.min(table[i - 2][j - 2] + 1);
                    }
                    cost
                };
            }
        }
        table[left.len()][right.len()]
    }

    proptest! {
        #[test]
        fn the_band_agrees_with_the_whole_table(
            left in "[abc]{0,9}", right in "[abc]{0,9}", most in 0_usize..5
        ) {
            let left: Vec<char> = left.chars().collect();
            let right: Vec<char> = right.chars().collect();
            let exact = slow(&left, &right);
            prop_assert_eq!(distance(&left, &right, most), (exact <= most).then_some(exact));
        }
    }
}

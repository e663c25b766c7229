//! Labels in a row that keep their distance.

/// Labels already in a row, so that the next one keeps its distance.
#[derive(Default)]
pub(super) struct Row(Vec<(f64, f64)>);

impl Row {
    /// Left end of a label of `width` around `centre` within `limits`, unless it would come too close to another.
    pub(super) fn place(
        &mut self,
        centre: f64,
        width: f64,
        limits: (f64, f64),
        gap: f64,
    ) -> Option<f64> {
        if width > limits.1 - limits.0 {
            return None;
        }
        let left = (centre - width / 2.0).clamp(limits.0, limits.1 - width);
        let free = self
            .0
            .iter()
            .all(|(start, end)| left + width + gap <= *start || left >= end + gap);
        free.then(|| {
            self.0.push((left, left + width));
            left
        })
    }
}

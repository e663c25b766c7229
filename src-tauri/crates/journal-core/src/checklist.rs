//! The built-in symptom checklist.

/// The ten items of the morning checklist, severity 0 to 3 each: words of our own, chosen from what people who take kratom
/// report. It is no published scale and has no cut-off; a total means something only beside the person's own usual days.
/// The words stand in files as they are here; windows translate them.
pub const CHECKLIST: [&str; 10] = [
    "restless",
    "irritable",
    "on edge",
    "sweats or chills",
    "aching muscles",
    "upset stomach",
    "runny nose",
    "low energy",
    "shaky",
    "slept badly",
];

//! Making a journal, getting into it, and the card that needs neither.

use crate::journal::{Desk, from_file};
use crate::trouble::Trouble;
use chrono_tz::Tz;
use journal_core::Settings;
use journal_store::{Passphrase, RecoveryCode, StoreError};
use journal_words::Words;
use std::path::Path;

/// Makes an encrypted journal. The recovery code is all that goes to stdout, so that a script can keep it.
pub fn init(desk: &Desk<'_>, zone: Option<Tz>) -> Result<String, Trouble> {
    // Said before anybody types a passphrase for nothing.
    if journal_store::presence(&desk.folder) == journal_store::Presence::Present {
        return Err(desk.failed(&StoreError::JournalExists));
    }
    let zone = zone.or_else(zone_of_system).unwrap_or(Tz::UTC);
    let passphrase = desk.passphrase(true)?;
    let (_store, code) =
        journal_store::create(&desk.folder, &passphrase, Settings::new(zone), desk.now)
            .map_err(|error| desk.failed(&error))?;
    crate::say_trouble(&desk.words.say(
        "cli-made",
        &[
            ("folder", desk.folder.display().to_string().into()),
            ("zone", zone.to_string().into()),
        ],
    ));
    Ok(format!("{code}\n"))
}

/// The system's zone: the variable `TZ` where it names one, else what the system is set to.
fn zone_of_system() -> Option<Tz> {
    let variable = std::env::var("TZ").ok();
    let named = variable.and_then(|name| name.trim_start_matches(':').parse().ok());
    // A system that says nothing runs on UTC, and the zone that was taken is told in any case.
    named.or_else(|| iana_time_zone::get_timezone().ok()?.parse().ok())
}

/// Sets a new passphrase with the recovery code.
pub fn unlock(desk: &Desk<'_>, code: &Path, new: &Path) -> Result<String, Trouble> {
    let code: RecoveryCode = from_file(code, desk.words)?
        .parse()
        .map_err(|error| desk.failed(&StoreError::RecoveryCode(error)))?;
    let new = Passphrase::new(from_file(new, desk.words)?).map_err(|error| desk.failed(&error))?;
    journal_store::set_passphrase(&desk.folder, &code, &new)
        .map_err(|error| desk.failed(&error))?;
    Ok(desk.say("cli-unlocked") + "\n")
}

/// The emergency card.
pub fn emergency(words: &Words) -> String {
    [
        "emergency-call",
        "emergency-signs",
        "emergency-naloxone",
        "emergency-same-day",
        "emergency-lines",
        "emergency-pregnancy",
        "emergency-about",
    ]
    .map(|id| words.say(id, &[]) + "\n")
    .join("\n")
}

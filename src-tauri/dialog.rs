//! The system's own dialogs. The page never learns more of a path than the name of the file.

use crate::wire::{AppError, ErrorCode};
use std::{path::PathBuf, sync::OnceLock};
use tauri::{AppHandle, Runtime};

type Task = Box<dyn FnOnce() + Send>;

/// Asks the person for files. Toolkits want their dialogs on the main thread, which only the running program knows.
#[derive(Default)]
pub struct Dialogs {
    on_main: OnceLock<Box<dyn Fn(Task) -> bool + Send + Sync>>,
}

impl Dialogs {
    /// Tells where the main thread is; before that no dialog opens.
    pub fn begin<R: Runtime>(&self, app: &AppHandle<R>) {
        let app = app.clone();
        // A second beginning changes nothing.
        let _ = self
            .on_main
            .set(Box::new(move |task| app.run_on_main_thread(task).is_ok()));
    }

    /// Asks where a file shall lie, proposing a name that ends in `end`; `None` when the person closed the dialog.
    ///
    /// # Errors
    /// `unexpected` when no dialog can be opened.
    pub async fn save(&self, name: &str, end: &'static str) -> Result<Option<PathBuf>, AppError> {
        let failed =
            || AppError::of(ErrorCode::Unexpected).with_detail("no dialog could be opened");
        let on_main = self.on_main.get().ok_or_else(failed)?;
        let (tell, told) = tokio::sync::oneshot::channel();
        let name = name.to_owned();
        let begun = on_main(Box::new(move || {
            let dialog = rfd::AsyncFileDialog::new()
                .set_file_name(name)
                .add_filter(end.to_uppercase(), &[end])
                .save_file();
            tauri::async_runtime::spawn(async move {
                // Whoever asked may have gone meanwhile; then nobody waits for the answer.
                let _ = tell.send(dialog.await.map(|file| file.path().to_owned()));
            });
        }));
        if !begun {
            return Err(failed());
        }
        told.await.map_err(|_| failed())
    }
}

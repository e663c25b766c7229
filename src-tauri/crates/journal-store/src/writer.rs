//! The one thread that owns the connection that writes. Whoever asks waits for the answer, which comes after the commit.

use crate::StoreError;
use rusqlite::Connection;
use std::{
    sync::mpsc::{Sender, channel, sync_channel},
    thread::{self, JoinHandle},
};

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// Hands jobs to the thread; dropped, it lets the thread finish what it has and end.
pub struct Writer {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread with its connection.
    pub fn start(mut conn: Connection) -> Result<Self, StoreError> {
        let (jobs, queue) = channel::<Job>();
        let thread = thread::Builder::new()
            .name("journal-writer".to_owned())
            .spawn(move || {
                for job in queue {
                    job(&mut conn);
                }
            })
            .map_err(|error| StoreError::io("starting the writing thread", &error))?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// Runs a job on the thread and waits for its answer.
    ///
    /// # Errors
    /// Those of the job, or [`StoreError::WriterGone`] when the thread ended before it answered.
    pub fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = sync_channel(1);
        let job: Job = Box::new(move |conn| {
            // Nobody listens when the asking thread died; the work is done all the same.
            let _ = answer.send(job(conn));
        });
        self.jobs
            .as_ref()
            .and_then(|jobs| jobs.send(job).ok())
            .ok_or(StoreError::WriterGone)?;
        answered.recv().map_err(|_| StoreError::WriterGone)?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            // Waited for, so that the files are closed when this returns. A thread that panicked has closed them already.
            let _ = thread.join();
        }
    }
}

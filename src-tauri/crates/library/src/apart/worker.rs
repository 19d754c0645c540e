//! The parent's side: children that wait for orders. One that died is replaced, one that grew or has read much is let go.

use super::READ_PAGES;
use super::child::TOOK_TOO_LONG;
use super::limits::{FILES, GROWN, MEMORY, seconds};
use super::orders::{Answer, Answered, Order, receive, send};
use std::io::{self, BufReader, BufWriter, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};

/// What a runtime writes when it gets no memory: it ends the process itself.
const NO_MEMORY: &str = "memory allocation of";

/// Children of one program. As many as there are threads that ask at one time.
#[derive(Debug)]
pub(super) struct Workers {
    program: PathBuf,
    idle: Mutex<Vec<Worker>>,
}

/// How a child died over an order.
#[derive(Debug, thiserror::Error)]
pub(super) enum Death {
    #[error("{0} s")]
    TookTooLong(u64),
    #[error("{} MB", MEMORY / 1_000_000)]
    TooMuchMemory,
    #[error("{0}")]
    Crashed(String),
}

impl Death {
    /// As a file's report says it.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::TookTooLong(_) => "took_too_long",
            Self::TooMuchMemory => "too_much_memory",
            Self::Crashed(_) => "parser_failed",
        }
    }
}

#[derive(Debug)]
struct Worker {
    child: Child,
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// What it says of itself when it dies; nothing otherwise.
    complaint: ChildStderr,
    files: u32,
}

impl Workers {
    pub(super) fn of(program: PathBuf) -> Self {
        Self { program, idle: Mutex::new(Vec::new()) }
    }

    /// Has an order answered. A child that crashes, or was killed while it waited, costs a second try and no file.
    pub(super) fn ask(&self, order: &Order, bytes: &[u8]) -> Result<(Answer, Vec<u8>), Death> {
        match self.try_once(order, bytes) {
            Err(Death::Crashed(_)) => self.try_once(order, bytes),
            answered => answered,
        }
    }

    fn try_once(&self, order: &Order, bytes: &[u8]) -> Result<(Answer, Vec<u8>), Death> {
        let waiting = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut worker = match waiting {
            Some(worker) => worker,
            None => Worker::start(&self.program).map_err(|e| Death::Crashed(e.to_string()))?,
        };
        match worker.ask(order, bytes) {
            Ok((Answered { answer, allocated }, picture)) => {
                if worker.files < FILES && allocated < GROWN {
                    self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                }
                Ok((answer, picture))
            }
            Err(error) => Err(worker.died(&error, bytes.len() as u64)),
        }
    }
}

impl Worker {
    fn start(program: &PathBuf) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.arg(READ_PAGES).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        without_window(&mut command);
        let mut child = command.spawn()?;
        let missing = || io::Error::other("a child without pipes");
        let input = BufWriter::new(child.stdin.take().ok_or_else(missing)?);
        let output = BufReader::new(child.stdout.take().ok_or_else(missing)?);
        let complaint = child.stderr.take().ok_or_else(missing)?;
        Ok(Self { child, input, output, complaint, files: 0 })
    }

    fn ask(&mut self, order: &Order, bytes: &[u8]) -> io::Result<(Answered, Vec<u8>)> {
        self.files += 1;
        send(&mut self.input, order, bytes)?;
        receive(&mut self.output)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    /// What a child that does not answer died of.
    fn died(mut self, error: &io::Error, bytes: u64) -> Death {
        // It is dead, or talks nonsense.
        let ended = match self.child.try_wait() {
            Ok(Some(status)) => Some(status),
            _ => self.wait_a_moment(),
        };
        let mut said = String::new();
        let _ = (&mut self.complaint).take(64 << 10).read_to_string(&mut said);
        match ended {
            Some(status) if status.code() == Some(TOOK_TOO_LONG) => Death::TookTooLong(seconds(bytes)),
            _ if said.contains(NO_MEMORY) => Death::TooMuchMemory,
            Some(status) => Death::Crashed(status.to_string()),
            None => Death::Crashed(error.to_string()),
        }
    }

    /// Its pipe is closed a moment before it is dead.
    fn wait_a_moment(&mut self) -> Option<ExitStatus> {
        for _ in 0..100 {
            std::thread::sleep(std::time::Duration::from_millis(10));
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
        }
        let _ = self.child.kill();
        self.child.wait().ok()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// On Windows a program of the terminal would open a window of its own.
#[cfg(windows)]
fn without_window(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_window(_command: &mut Command) {}

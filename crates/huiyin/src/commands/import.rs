//! placeholder until the import is written (overwrite this file)
use platform::Result;
use std::process::ExitCode;
/// Arguments
#[derive(clap::Args)]
pub struct Args {}
/// Runs
pub async fn run(_args: Args) -> Result<ExitCode> {
    Ok(ExitCode::SUCCESS)
}

//! stub
use serde::Serialize;
/// a
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart;
/// a
pub struct ChartKind;
/// a
pub struct Series;
impl Chart { pub(crate) fn words(&self) -> Vec<String> { Vec::new() } }

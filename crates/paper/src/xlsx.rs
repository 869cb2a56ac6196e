//! stub
/// a
pub struct Cell;
/// a
pub struct Sheet;
/// a
#[derive(Debug)]
pub struct XlsxError;
/// a
pub fn xlsx() {}

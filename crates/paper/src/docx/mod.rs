//! stub
/// a
#[derive(Debug)]
pub struct DocxError;
/// a
pub fn docx() {}

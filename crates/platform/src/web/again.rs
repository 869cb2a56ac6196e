//! What follows a form: on to a page that can be reloaded, or the same form with what was typed and what is
//! wrong with it.

use crate::error::{Error, Result};
use crate::form::Sheet;
use axum::http::StatusCode;
use axum::response::Response;
use std::future::Future;

/// Answers a form by how its saving went: `done` draws what follows, `again` the form with the complaints at
/// their fields, which then goes out as 422. What is no complaint about a field is passed on.
pub async fn answer<T, F>(
    outcome: Result<T>,
    sheet: Sheet,
    done: impl FnOnce(T) -> Response,
    again: impl FnOnce(Sheet) -> F,
) -> Result<Response>
where
    F: Future<Output = Result<Response>>,
{
    match outcome {
        Ok(value) => Ok(done(value)),
        Err(Error::Invalid(errors)) => again(sheet.with_errors(errors)).await.map(unfinished),
        Err(other) => Err(other),
    }
}

/// A form that is shown once more: 422.
pub fn unfinished(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::IntoResponse;

    fn sheet() -> Sheet {
        Sheet::from_pairs([("name", "甲")])
    }

    async fn with(outcome: Result<&'static str>) -> Result<Response> {
        answer(outcome, sheet(), IntoResponse::into_response, |s| async move {
            assert_eq!((s.get("name"), s.errors().len()), ("甲", 1), "what was typed is kept");
            Ok("again".into_response())
        })
        .await
    }

    #[tokio::test]
    async fn a_saved_form_goes_on_and_a_faulty_one_comes_back_with_its_complaints() {
        assert_eq!(with(Ok("on")).await.unwrap().status(), StatusCode::OK);
        let back = with(Err(Error::field("name", "error-needed"))).await.unwrap();
        assert_eq!(back.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(matches!(with(Err(Error::Stale)).await, Err(Error::Stale)));
    }
}

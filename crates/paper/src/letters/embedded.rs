//! The templates that are compiled in: those of the 2005 regulation, of the 2022 regulation, and those of both times.

macro_rules! embed {
    ($($path:literal),+ $(,)?) => {
        &[$((concat!("packs/letters/", $path), include_str!(concat!("../../../../packs/letters/", $path)))),+]
    };
}

pub(super) const FILES: &[(&str, &str)] = embed!(
    "2005/accepted.txt",
    "2005/assignment.txt",
    "2005/declined.txt",
    "2005/extended.txt",
    "2005/handling_opinion.txt",
    "2005/hearing_notice.txt",
    "2005/no_longer_accepted.txt",
    "2005/other_route.txt",
    "2005/rereview_opinion.txt",
    "2005/review_accepted.txt",
    "2005/review_opinion.txt",
    "2005/supervision.txt",
    "2005/transfer.txt",
    "2022/accepted.txt",
    "2022/assignment.txt",
    "2022/declined.txt",
    "2022/extended.txt",
    "2022/handling_opinion.txt",
    "2022/hearing_notice.txt",
    "2022/no_longer_accepted.txt",
    "2022/objection.txt",
    "2022/objection_decision.txt",
    "2022/other_route.txt",
    "2022/rereview_opinion.txt",
    "2022/review_accepted.txt",
    "2022/review_opinion.txt",
    "2022/supervision.txt",
    "2022/transfer.txt",
    "any/closing_report.txt",
    "any/file_contents.txt",
    "any/hearing_record.txt",
    "any/hearing_report.txt",
    "any/inquiry_record.txt",
    "any/receipt.txt",
    "any/registration.txt",
    "any/review_request.txt",
    "any/service_proof.txt",
    "any/settlement.txt",
    "any/urging.txt",
);

//! The officials' convenience: clearance and deputies, notes, two people on one matter, drafts and phrases, notices,
//! many at once, handing over, shared views, the digest.

mod clearance;
mod daily;
mod together;

use crate::house::{Client, Town, deeds, item};
use people::Role;
use people::act::{blank_person, blank_post, put_person};
use platform::Id;

/// Somebody new in 人社局 with these roles; gives the post.
pub async fn colleague(town: &Town, login: &str, name: &str, roles: &[Role]) -> Id {
    let (app, unit) = (town.app().clone(), town.unit("人社局").await);
    let person = blank_person(&app, login, name, "", crate::house::hashed());
    let mut post = blank_post(&app, &person, unit);
    post.title = "副局长".into();
    post.roles = roles.to_vec();
    let id = post.id;
    let put = town
        .app()
        .db
        .write(move |conn| Box::pin(async move { put_person(conn, &app, &person, &[post], None).await }));
    put.await.unwrap();
    id
}

/// 人社局's opinions pass 副局长 and are signed by the director. Gives the checker's post.
pub async fn chained(town: &Town) -> Id {
    let checker = colleague(town, "hegao", "何高", &[Role::Handler]).await;
    let signer = town.posts["renshe-ju"].id;
    let mut head = town.officer("renshe-ju").await;
    for kind in ["answer", "extend"] {
        let token = head.token("/chains").await;
        let steps = [checker.to_string(), signer.to_string()];
        let pairs =
            [("_csrf", token.as_str()), ("kind", kind), ("checker_1", &steps[0]), ("signer", &steps[1])];
        head.post("/chains", &pairs).await.leads_to();
    }
    checker
}

/// A matter that 人社局 has accepted.
pub async fn accepted(town: &Town) -> String {
    let no = town.officer("dengji").await.register(&item(town)).await.no;
    deeds::transfer(town, &no).await;
    deeds::accept(town, &no).await;
    no
}

/// Sends the usual opinion for clearance; gives the draft's address.
pub async fn sent_to_clear(client: &mut Client, no: &str) -> String {
    let path = format!("/matters/{no}/clearances/opinion");
    let form = client.form(&path, &path).await;
    let form = deeds::OPINION.iter().fold(form, |f, (name, value)| f.set(name, value));
    let to = client.submit(&form).await.leads_to();
    to.split('?').next().unwrap().to_owned()
}

/// Does one step of a draft with the form as it stands.
pub async fn step(
    client: &mut Client,
    draft: &str,
    step: &str,
    fields: &[(&str, &str)],
) -> crate::house::Page {
    let form = client.form(draft, draft).await.force("_step", step);
    let form = fields.iter().fold(form, |f, (name, value)| f.set(name, value));
    client.submit(&form).await
}

/// Works the queue until nothing is left.
pub async fn work(town: &Town) {
    huiyin::commands::serve::doers(&town.house).run(town.app()).await.unwrap();
}

/// The notices a person reads.
pub async fn told(town: &Town, login: &str) -> String {
    town.officer(login).await.open("/notices").await.words()
}

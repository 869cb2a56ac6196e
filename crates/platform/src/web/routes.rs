//! Routes that cannot be added without saying who may come in. The list is kept, so that a test can try every
//! route as every role.

use axum::Router;
use axum::http::Method;
use axum::routing::MethodRouter;

/// Who may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Anybody: the public's pages, sign-in, assets, health.
    Open,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever holds this power in some post. What it reaches is decided at the door.
    Power(&'static str),
}

/// One way in.
#[derive(Clone, Debug)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The path with its `{parameters}`.
    pub path: &'static str,
    /// Who may come in.
    pub guard: Guard,
}

/// Routes being collected.
pub struct Routes<S> {
    router: Router<S>,
    list: Vec<Route>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// None yet.
    pub fn new() -> Self {
        Self { router: Router::new(), list: Vec::new() }
    }

    /// A page.
    pub fn get(self, path: &'static str, guard: Guard, handler: MethodRouter<S>) -> Self {
        self.add(Method::GET, path, guard, handler)
    }

    /// An act.
    pub fn post(self, path: &'static str, guard: Guard, handler: MethodRouter<S>) -> Self {
        self.add(Method::POST, path, guard, handler)
    }

    fn add(mut self, method: Method, path: &'static str, guard: Guard, handler: MethodRouter<S>) -> Self {
        self.list.push(Route { method, path, guard });
        self.router = self.router.route(path, handler.layer(axum::Extension(guard)));
        self
    }

    /// Adds another crate's.
    pub fn merge(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        self.router = self.router.merge(other.router);
        self
    }

    /// The router and the list of its ways in.
    pub fn split(self) -> (Router<S>, Vec<Route>) {
        (self.router, self.list)
    }
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}

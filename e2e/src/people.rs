//! The people of the demonstration, whom the simulator and `zayavka demo-data` know.

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Their Telegram id, and their chat's.
    pub id: i64,
    /// Their phone on the simulator's page, and the host of their Mini App.
    pub slug: &'static str,
}

pub const ANNA: Person = Person { id: 1001, slug: "anna" };
pub const BORIS: Person = Person { id: 2001, slug: "boris" };
pub const VERA: Person = Person { id: 2002, slug: "vera" };
pub const DMITRY: Person = Person { id: 3001, slug: "dmitry" };
/// A client who has filed nothing yet; comes with [`crate::Stage`].
pub const OLGA: Person = Person { id: 1002, slug: "olga" };

impl Person {
    pub const ALL: [Self; 4] = [ANNA, BORIS, VERA, DMITRY];
}

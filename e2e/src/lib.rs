//! Everything that a test in a real browser needs: simulator, server and Chromium of its own, and people who
//! hold phones.
//!
//! A test waits for states with a deadline and never for a time. Each program that it starts has an owner
//! that ends it; each folder and port is fresh.

mod api;
mod ax;
mod browser;
mod console;
mod desk;
mod line;
mod people;
mod phone;
mod process;
mod simulator;
mod stage;
mod test;
mod tools;
mod wait;
mod webdriver;
mod words;

pub use api::Api;
pub use ax::{Named, tree};
pub use browser::{Browser, Network, Screen};
pub use desk::Desk;
pub use line::Line;
pub use people::{ANNA, BORIS, DMITRY, OLGA, Person, VERA};
pub use phone::{Phone, Place};
pub use simulator::Simulator;
pub use stage::{PHONE_STOPS, STOPS, Stage, Step, Stop};
pub use test::{Scene, scene};
pub use tools::{Tools, root, target, variable};
pub use wait::{PATIENCE, until, until_within};
pub use words::{Language, Words};

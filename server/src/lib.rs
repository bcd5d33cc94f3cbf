//! Zayavka: a helpdesk that lives inside Telegram. API, bot and workers in one process.
//!
//! A request goes one way: route → [`auth::Actor`] → a feature's verb → `tickets::perform` → [`db::Tx`] →
//! live streams and the outbox. Only its own feature writes a table.

pub mod app;
pub mod auth;
pub mod backup;
pub mod best_effort;
pub mod bot;
pub mod categories;
pub mod check;
pub mod cli;
pub mod clock;
pub mod comments;
pub mod config;
pub mod consents;
pub mod db;
pub mod demo;
pub mod drafts;
pub mod error;
pub mod faq;
pub mod files;
pub mod first_steps;
pub mod hours;
pub mod http;
pub mod invites;
pub mod live;
pub mod metrics;
pub mod notify;
pub mod openapi;
pub mod people;
pub mod preferences;
pub mod ratings;
pub mod reports;
pub mod routes;
pub mod search;
pub mod seed;
pub mod serve;
pub mod settings;
pub mod statuses;
pub mod teams;
pub mod telegram;
pub mod templates;
pub mod texts;
pub mod tickets;
pub mod web;

pub use app::{App, Bot};
pub use error::Error;

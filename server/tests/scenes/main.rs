//! Scenes with people who speak HTTP, on both databases. One binary, because linking each file by itself
//! would take longer than all of them.

#![allow(clippy::unwrap_used, reason = "a scene that cannot go on has failed")]

mod support;

mod access;
mod answer_times;
mod backup;
mod bodies;
mod bot;
mod categories_admin;
mod check;
mod comments;
mod configuration;
mod consent;
mod docs;
mod drafts;
mod drafts_chat;
mod faq;
mod files;
mod first_steps;
mod forms;
mod guards;
mod idempotency;
mod init_data;
mod kill;
mod labels;
mod languages;
mod lists;
mod live;
mod many;
mod metrics;
mod notifications;
mod people;
mod preferences;
mod ratings;
mod reports;
mod search;
mod secrets;
mod seed;
mod settings;
mod surface;
mod templates;
mod thumbnails;
mod tickets;
mod uploads;
mod web;
mod webhook;

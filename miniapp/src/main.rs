//! Starts the Mini App.

fn main() {
    zayavka_miniapp::start();
}

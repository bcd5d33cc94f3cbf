//! What hinders people in a page: found by axe-core, and by looking what sticks out or is cut.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::phone::{Phone, Place};
use crate::tools::Tools;

/// Runs every rule of axe-core in the Mini App's page; a line for each element that breaks one.
///
/// # Errors
/// If the page cannot be asked.
pub async fn axe(phone: &Phone<'_>) -> Result<Vec<String>> {
    let source = std::fs::read_to_string(Tools::find()?.axe)?;
    if phone.runs("return typeof axe").await? != "object" {
        phone.runs(&source).await?;
    }
    // Colours on their way from one theme to the next are nobody's.
    let run = "
        const done = arguments[arguments.length - 1];
        const ending = document.getAnimations().filter(one => one.effect.getTiming().iterations !== Infinity);
        Promise.allSettled(ending.map(one => one.finished)).then(
            () => axe.run(document, {resultTypes: ['violations']})).then(
            found => done(found.violations.flatMap(one => one.nodes.map(node =>
                `${one.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\\n').slice(1).join(' ').trim()}`))),
            fault => done([String(fault)]));";
    let found = phone.runs_async(run).await?;
    lines(&found)
}

/// Elements that reach beyond the page's right edge, and texts that are cut where nothing says so.
///
/// # Errors
/// If the page cannot be asked.
pub async fn sticks_out(phone: &Phone<'_>) -> Result<Vec<String>> {
    let look = "
        const page = document.documentElement;
        const say = one => one.outerHTML.slice(0, 160);
        const all = [...document.body.querySelectorAll('*')];
        const scrolls = one => /auto|scroll/.test(getComputedStyle(one).overflowX);
        const isScrolled = one => { for (let up = one.parentElement; up; up = up.parentElement) if (scrolls(up)) return true; return false; };
        const out = page.scrollWidth <= page.clientWidth ? [] : ['the page scrolls sideways', ...all
            .filter(one => one.getBoundingClientRect().right > page.clientWidth + 1 && !isScrolled(one)).map(say)];
        // What ends in an ellipsis says so; what only screen readers hear is not cut; a file's tile stays a tile.
        const isMeant = one => one.closest('.sr, .one, .two, .sprite, .upload') || getComputedStyle(one).textOverflow === 'ellipsis';
        const hides = one => /hidden|clip/.test(getComputedStyle(one).overflowX);
        // A sheet stands over the page, wherever it was opened.
        const isFree = (part, one) => part.closest('.sr') || (part.closest('.sheet, .scrim') && !one.closest('.sheet'));
        const reaches = (one, edge) => [...one.querySelectorAll('*')].find(
            part => !isFree(part, one) && part.getBoundingClientRect().right > edge + 1 && !isScrolled(part));
        const cut = all.filter(one => hides(one) && one.clientWidth > 1 && !isMeant(one))
            .map(one => [one, reaches(one, one.getBoundingClientRect().right)])
            .filter(([, part]) => part)
            .map(([one, part]) => `cut: ${say(part)} by ${say(one).slice(0, 60)}`);
        return [...out, ...cut];";
    lines(&phone.runs(look).await?)
}

/// Animations that run in the Mini App's page.
///
/// # Errors
/// If the page cannot be asked.
pub async fn moves(phone: &Phone<'_>) -> Result<Vec<String>> {
    let look = "
        return document.getAnimations().filter(one => one.playState === 'running')
            .map(one => `${one.animationName ?? one.transitionProperty}: ${one.effect.target.className}`);";
    lines(&phone.runs(look).await?)
}

fn lines(found: &Value) -> Result<Vec<String>> {
    let found = found.as_array().with_context(|| format!("no list: {found}"))?;
    Ok(found.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect())
}

/// Gives the page texts of twice the size, as people set them on their phones.
///
/// # Errors
/// If the page cannot be asked.
pub async fn doubles_text(phone: &Phone<'_>) -> Result<()> {
    phone.sees(Place::App, "body").await?;
    phone.runs("document.documentElement.style.fontSize = '200%'").await.map(drop)
}

//! Photos, documents, voice messages, albums and getFile.

use serde_json::{Value, json};

use super::{
    Refusal,
    answer::Answer,
    keyboard,
    params::{Params, Upload},
    send::{Target, caption, parsed, within_caption},
};
use crate::world::{
    World,
    messages::{Content, MediaKind, Message},
};

const UPLOAD_LIMIT: usize = 50 * 1024 * 1024;
const PHOTO_LIMIT: usize = 10 * 1024 * 1024;
const DOWNLOAD_LIMIT: usize = 20 * 1024 * 1024;

/// sendPhoto, sendDocument, sendVoice.
pub(super) fn send(world: &mut World, params: &Params, kind: MediaKind) -> Answer {
    let target = Target::find(world, params)?;
    let caption = caption(params)?;
    let markup = keyboard::markup(params, target.private)?;
    let source = source(kind, params.text(kind.field()), params.upload(kind.field()))?;
    let file_id = check(world, &source)?;
    target.pay(world, 1)?;
    let file_id = file_id.unwrap_or_else(|| source.keep(world));
    let message = Message { markup, ..target.message(Content::Media { kind, file_id, caption }) };
    let message = world.post(message);
    Ok(world.message_view(&message))
}

/// sendMediaGroup: separate messages that share one `media_group_id`.
pub(super) fn send_group(world: &mut World, params: &Params) -> Answer {
    let target = Target::find(world, params)?;
    let media = params.object("media")?.and_then(|list| list.as_array().cloned()).unwrap_or_default();
    if !(2..=10).contains(&media.len()) {
        let fault = if media.is_empty() {
            "there are no messages to send"
        } else {
            "Wrong number of messages to send"
        };
        return Err(Refusal::bad_request(fault));
    }
    let mut items = Vec::new();
    for item in &media {
        let kind = item["type"].as_str().and_then(MediaKind::parse);
        let kind =
            kind.ok_or_else(|| Refusal::bad_request("can't parse InputMedia: media type is not supported"))?;
        let given = item["media"].as_str().map(str::to_owned);
        let upload = given
            .as_deref()
            .and_then(|given| given.strip_prefix("attach://"))
            .and_then(|name| params.attachment(name));
        let caption = within_caption(parsed(
            item["caption"].as_str().unwrap_or_default(),
            item["parse_mode"].as_str(),
            item.get("caption_entities").cloned(),
        )?)?;
        let source = source(kind, given, upload)?;
        let known = check(world, &source)?;
        items.push((source, known, caption));
    }
    let kinds = items.iter().map(|(source, _, _)| source.kind);
    if kinds.clone().any(|kind| kind != items[0].0.kind) {
        return Err(Refusal::bad_request("document can't be mixed with other media types"));
    }
    target.pay(world, items.len())?;
    let group = format!("{}", world.random() >> 2);
    let mut sent = Vec::new();
    for (source, known, caption) in items {
        let file_id = known.unwrap_or_else(|| source.keep(world));
        let content = Content::Media { kind: source.kind, file_id, caption };
        let message = Message { media_group_id: Some(group.clone()), ..target.message(content) };
        let message = world.post(message);
        sent.push(world.message_view(&message));
    }
    Ok(Value::Array(sent))
}

/// Where a file comes from.
struct Source<'a> {
    kind: MediaKind,
    origin: Origin<'a>,
}

enum Origin<'a> {
    Uploaded(&'a Upload),
    Known(String),
}

fn source<'a>(
    kind: MediaKind,
    given: Option<String>,
    upload: Option<&'a Upload>,
) -> Result<Source<'a>, Refusal> {
    if let Some(upload) = upload {
        if upload.bytes.len() > UPLOAD_LIMIT {
            return Err(Refusal::new(413, "Request Entity Too Large"));
        }
        if upload.bytes.is_empty() {
            return Err(Refusal::bad_request("file must be non-empty"));
        }
        if kind == MediaKind::Photo && upload.bytes.len() > PHOTO_LIMIT {
            let fault = format!("too big for a photo; the maximum size is {PHOTO_LIMIT} bytes");
            return Err(Refusal::bad_request(format!(
                "file of size {} bytes is {fault}",
                upload.bytes.len()
            )));
        }
        if kind == MediaKind::Photo && !upload.mime.starts_with("image/") {
            return Err(Refusal::bad_request("IMAGE_PROCESS_FAILED"));
        }
        return Ok(Source { kind, origin: Origin::Uploaded(upload) });
    }
    match given {
        Some(address) if address.contains("://") => {
            // The simulator has no network to fetch from.
            Err(Refusal::bad_request("failed to get HTTP URL content"))
        }
        Some(file_id) => Ok(Source { kind, origin: Origin::Known(file_id) }),
        None => Err(Refusal::bad_request(format!("there is no {} in the request", kind.field()))),
    }
}

/// The id of a file sent before, or `None` for an upload.
fn check(world: &World, source: &Source<'_>) -> Result<Option<String>, Refusal> {
    match &source.origin {
        Origin::Uploaded(_) => Ok(None),
        Origin::Known(file_id) if world.files.find(file_id).is_some() => Ok(Some(file_id.clone())),
        Origin::Known(_) => Err(Refusal::bad_request(
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
        )),
    }
}

impl Source<'_> {
    fn keep(&self, world: &mut World) -> String {
        match &self.origin {
            Origin::Uploaded(upload) => {
                world.files.add(self.kind, &upload.name, &upload.mime, upload.bytes.clone())
            }
            Origin::Known(file_id) => file_id.clone(),
        }
    }
}

pub(super) fn get_file(world: &World, params: &Params) -> Answer {
    let file_id = params.text("file_id").unwrap_or_default();
    let file = world.files.find(&file_id).ok_or_else(|| Refusal::bad_request("invalid file_id"))?;
    if file.bytes.len() > DOWNLOAD_LIMIT {
        return Err(Refusal::bad_request("file is too big"));
    }
    Ok(json!(file.file()))
}

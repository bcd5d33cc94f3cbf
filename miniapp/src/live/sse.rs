//! Reads server-sent events from bytes, however they are cut into chunks.

/// One message of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The last `id:` seen so far, which may be an earlier message's.
    pub id: Option<String>,
    pub data: String,
}

/// What came so far and is not a whole message yet.
#[derive(Debug, Default)]
pub struct Parser {
    line: Vec<u8>,
    /// A `\r` ended the last line: a `\n` right after it belongs to the same end.
    is_after_cr: bool,
    id: Option<String>,
    data: Vec<String>,
}

impl Parser {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a chunk and gives back the messages that it completed.
    pub fn push(&mut self, chunk: &[u8]) -> Vec<Message> {
        let mut messages = Vec::new();
        for &byte in chunk {
            let is_after_cr = std::mem::replace(&mut self.is_after_cr, byte == b'\r');
            match byte {
                b'\n' if is_after_cr => {}
                b'\n' | b'\r' => messages.extend(self.end_line()),
                _ => self.line.push(byte),
            }
        }
        messages
    }

    fn end_line(&mut self) -> Option<Message> {
        let line = std::mem::take(&mut self.line);
        // A line is whole here, so no character can be cut in two.
        let line = String::from_utf8_lossy(&line);
        if line.is_empty() {
            let data = std::mem::take(&mut self.data);
            return (!data.is_empty()).then(|| Message { id: self.id.clone(), data: data.join("\n") });
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "data" => self.data.push(value.to_owned()),
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            // A comment (an empty name), `event`, `retry`: nothing of ours.
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = ": hello\n\nid: 7\ndata: {\"kind\": \"ready\"}\n\ndata: прин\ndata: тер\n\n";

    fn message(id: &str, data: &str) -> Message {
        Message { id: Some(id.to_owned()), data: data.to_owned() }
    }

    #[test]
    fn comments_are_no_messages_and_lines_of_data_are_joined() {
        let messages = Parser::new().push(STREAM.as_bytes());
        assert_eq!(messages, [message("7", "{\"kind\": \"ready\"}"), message("7", "прин\nтер")]);
    }

    #[test]
    fn a_stream_reads_the_same_wherever_it_is_cut() {
        let whole = Parser::new().push(STREAM.as_bytes());
        for cut in 0..STREAM.len() {
            let mut parser = Parser::new();
            let (first, second) = STREAM.as_bytes().split_at(cut);
            let mut messages = parser.push(first);
            messages.extend(parser.push(second));
            assert_eq!(messages, whole, "cut at {cut}");
        }
    }

    #[test]
    fn all_three_line_ends_are_known() {
        for end in ["\n", "\r", "\r\n"] {
            let text = format!("id: 1{end}data: a{end}{end}data: b{end}{end}");
            assert_eq!(Parser::new().push(text.as_bytes()), [message("1", "a"), message("1", "b")]);
        }
    }

    #[test]
    fn an_unfinished_message_is_kept_back() {
        let mut parser = Parser::new();
        assert!(parser.push(b"data: a\n").is_empty());
        assert_eq!(parser.push(b"\n"), [Message { id: None, data: "a".to_owned() }]);
    }
}

//! Small pictures of large ones.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use serde_json::Value;

use crate::support::{Answer, Desk, Person, on_both_databases};

/// Red above, blue below.
fn flag(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |_, y| if y < height / 2 { Rgb([220, 0, 0]) } else { Rgb([0, 0, 220]) })
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut content = Vec::new();
    image.write_to(&mut std::io::Cursor::new(&mut content), format).unwrap();
    content
}

/// A JPEG whose notes say that the camera was turned: orientation 6, a quarter clockwise to be upright.
fn turned() -> Vec<u8> {
    let exif: &[u8] = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 90).encode_image(&flag(800, 400)).unwrap();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], b"\xff\xe1", &length, exif, &plain[2..]].concat()
}

async fn thumbnail(desk: &Desk, file: &Value) -> Answer {
    Answer::of(desk.http.get(desk.url(file["thumbnail_url"].as_str().unwrap()))).await
}

/// The thumbnail's type and picture.
async fn drawn(desk: &Desk, anna: &Person<'_>, name: &str, content: Vec<u8>) -> (String, DynamicImage) {
    let file = anna.uploads(name, content).await.ok();
    let url = desk.url(file["thumbnail_url"].as_str().unwrap());
    let answer = desk.http.get(url).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{name}");
    assert_eq!(answer.headers()["content-security-policy"], "sandbox");
    assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    let mime = answer.headers()["content-type"].to_str().unwrap().to_owned();
    let content = answer.bytes().await.unwrap();
    assert!(content.len() < 64 * 1024, "{name} has {} bytes", content.len());
    (mime, image::load_from_memory(&content).unwrap())
}

/// Whether the colour is more red than blue.
fn is_red(image: &DynamicImage, x: u32, y: u32) -> bool {
    let pixel = image.get_pixel(x, y);
    pixel[0] > pixel[2]
}

on_both_databases! {
    async fn each_kind_of_picture_becomes_small(desk) {
        let anna = desk.client("Anna").await;
        let large = DynamicImage::from(flag(900, 600));
        for (name, format) in [("a.jpg", ImageFormat::Jpeg), ("a.png", ImageFormat::Png), ("a.gif", ImageFormat::Gif), ("a.webp", ImageFormat::WebP)] {
            let content = written(&large, format);
            let (mime, small) = drawn(desk, &anna, name, content).await;
            assert_eq!((mime.as_str(), small.dimensions()), ("image/jpeg", (320, 213)), "{name}");
            assert!(is_red(&small, 160, 20) && !is_red(&small, 160, 190), "{name}");
        }
        let (_, small) = drawn(desk, &anna, "tiny.png", written(&flag(20, 10).into(), ImageFormat::Png)).await;
        assert_eq!(small.dimensions(), (20, 10), "nothing is blown up");
    }

    async fn a_turned_photo_stands_upright(desk) {
        let anna = desk.client("Anna").await;
        let (_, small) = drawn(desk, &anna, "turned.jpg", turned()).await;
        assert_eq!(small.dimensions(), (160, 320));
        // What was above is at the right.
        assert!(is_red(&small, 150, 160) && !is_red(&small, 10, 160));
    }

    async fn what_lets_its_ground_through_goes_on_doing_so(desk) {
        let anna = desk.client("Anna").await;
        let logo = RgbaImage::from_fn(640, 640, |x, _| Rgba([0, 160, 0, if x < 320 { 255 } else { 0 }]));
        let (mime, small) = drawn(desk, &anna, "logo.png", written(&logo.into(), ImageFormat::Png)).await;
        assert_eq!((mime.as_str(), small.dimensions()), ("image/webp", (320, 320)));
        assert_eq!((small.get_pixel(20, 20)[3], small.get_pixel(300, 20)[3]), (255, 0));
    }

    async fn a_bomb_is_refused_by_its_header(desk) {
        let anna = desk.client("Anna").await;
        // 30,000 by 30,000 points, as the header has it; no data would come after it.
        let header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0\x17\xf1\x9d\x6f\0\0\0\0IEND\xae\x42\x60\x82";
        let file = anna.uploads("bomb.png", header.to_vec()).await.ok();
        thumbnail(desk, &file).await.problem(404, "not-found");
        thumbnail(desk, &file).await.problem(404, "not-found");
        let id = file["id"].as_str().unwrap();
        let kept = desk.app.config().storage_path.join(&id[..2]).join(format!("{id}.thumbnail"));
        assert_eq!(std::fs::read(kept).unwrap(), b"none", "nobody tries again");
    }

    async fn what_is_no_picture_has_no_thumbnail(desk) {
        let anna = desk.client("Anna").await;
        for (name, content) in [("a.svg", b"<svg xmlns='x'></svg>".as_slice()), ("a.txt", b"text"), ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")] {
            assert!(anna.uploads(name, content).await.ok()["thumbnail_url"].is_null(), "{name}");
        }
        let broken = anna.uploads("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and so on".as_slice()).await.ok();
        thumbnail(desk, &broken).await.problem(404, "not-found");
    }

    async fn an_address_of_a_thumbnail_gives_the_thumbnail_alone(desk) {
        let anna = desk.client("Anna").await;
        let file = anna.uploads("a.png", written(&flag(900, 600).into(), ImageFormat::Png)).await.ok();
        let (url, small) = (file["url"].as_str().unwrap(), file["thumbnail_url"].as_str().unwrap());
        let (path, query) = small.split_once('?').unwrap();
        let ask = async |url: String| Answer::of(desk.http.get(desk.url(&url))).await;
        ask(format!("{}?{query}", url.split_once('?').unwrap().0)).await.problem(403, "forbidden");
        ask(format!("{path}?{}", url.split_once('?').unwrap().1)).await.problem(403, "forbidden");
        ask(path.to_owned()).await.problem(403, "forbidden");
        assert_eq!(thumbnail(desk, &file).await.status, 200);
        desk.wait_ms(15 * 60 * 1000 + 1000);
        thumbnail(desk, &file).await.problem(403, "forbidden");
    }

    async fn a_thumbnail_goes_with_its_file(desk) {
        let anna = desk.client("Anna").await;
        let file = anna.uploads("a.png", written(&flag(900, 600).into(), ImageFormat::Png)).await.ok();
        assert_eq!(thumbnail(desk, &file).await.status, 200);
        desk.wait_days(1);
        desk.wait_ms(1);
        zayavka::files::sweep_once(&desk.app).await.unwrap();
        let id = file["id"].as_str().unwrap();
        let folder = desk.app.config().storage_path.join(&id[..2]);
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0);
    }
}

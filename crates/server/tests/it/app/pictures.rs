//! Pictures of the tests, and a disk that loses them.

use super::TestApp;
use axum::body::Body;
use http::{Request, header};

/// Four pixels by four, PNG.
const PICTURE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x04, 0x08, 0x02, 0x00, 0x00, 0x00, 0x26, 0x93, 0x09, 0x29, 0x00,
    0x00, 0x00, 0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xd0, 0x88, 0x5a, 0x00, 0x47, 0x0c, 0xc4,
    0x71, 0x00, 0xd0, 0x03, 0x12, 0x21, 0x49, 0x2d, 0x9d, 0x3e, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e,
    0x44, 0xae, 0x42, 0x60, 0x82,
];

/// One white pixel. Source: PNG specification, third edition, chunk layout.
const WHITE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\xb18\xf6\x14\x00\x00\x00\x00IEND\xaeB`\x82";

impl TestApp {
    /// Adds a picture to the library and returns its id.
    pub(crate) async fn picture(&self) -> String {
        self.add_picture(PICTURE).await
    }

    /// Adds another one.
    pub(crate) async fn white_picture(&self) -> String {
        self.add_picture(WHITE).await
    }

    async fn add_picture(&self, bytes: &'static [u8]) -> String {
        let request = Request::post("/api/v1/assets?filename=place.png")
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .body(Body::from(bytes));
        let added = self.request(request.unwrap()).await.expect(201);
        added["id"].as_str().unwrap().to_owned()
    }

    /// Removes every stored file behind the program's back, as a broken disk would.
    pub(crate) fn lose_files(&self) {
        let mut folders = vec![self.folder.path().join("files")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { std::fs::remove_file(path).unwrap() }
            }
        }
    }
}

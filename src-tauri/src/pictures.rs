//! The pictures of pages, as the window asks for them: `page://localhost/NAME/full` and `…/thumbnail` (on Windows
//! `http://page.localhost/…`). A page's name is all that is ever understood of an address: no path comes from there.

use crate::desk::Desk;
use crate::error::{Code, CommandError};
use library::{PageId, PagePicture, PictureSize};
use percent_encoding::percent_decode_str;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{AppHandle, Manager, UriSchemeContext, UriSchemeResponder, Wry};

/// The scheme; the policy in `tauri.conf.json` lets pictures come by it and nothing else.
pub(crate) const SCHEME: &str = "page";

/// How long the window may keep a picture, in seconds: a page's name is that of its source, which never changes, but another
/// file may show it better tomorrow.
const KEPT: u32 = 3600;

/// Answers on a thread that may wait: a picture may have to be drawn first.
#[expect(clippy::needless_pass_by_value, reason = "the shape that the window's library asks for")]
pub(crate) fn serve(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn(async move { responder.respond(answer(&app, &request).await) });
}

async fn answer(app: &AppHandle, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let Some((page, size)) = asked(request.uri().host().unwrap_or_default(), request.uri().path()) else {
        return refusal(StatusCode::BAD_REQUEST);
    };
    match app.state::<Desk>().ask(move |library| library.page_picture(&page, size)).await {
        Ok(picture) => shown(picture),
        Err(error) => refusal(status(&error)),
    }
}

/// Which picture an address means; `None` where it is no such address.
fn asked(host: &str, path: &str) -> Option<(PageId, PictureSize)> {
    if !matches!(host, "localhost" | "page.localhost") {
        return None;
    }
    let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let (name, size) = path.split_once('/')?;
    let size = match size {
        "full" => PictureSize::Full,
        "thumbnail" => PictureSize::Thumbnail,
        _ => return None,
    };
    Some((name.parse().ok()?, size))
}

fn shown(PagePicture { bytes, mime, .. }: PagePicture) -> Response<Vec<u8>> {
    let answer = Response::builder()
        .header(header::CONTENT_TYPE, mime)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CACHE_CONTROL, format!("private, max-age={KEPT}"))
        .body(bytes);
    answer.unwrap_or_else(|_| refusal(StatusCode::INTERNAL_SERVER_ERROR))
}

/// What cannot be shown now is asked about anew the next time.
fn refusal(status: StatusCode) -> Response<Vec<u8>> {
    let mut answer = Response::new(Vec::new());
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    answer
}

fn status(error: &CommandError) -> StatusCode {
    match error.code {
        Code::NoPicture | Code::NoPage | Code::NoArchive => StatusCode::NOT_FOUND,
        Code::PasswordNeeded => StatusCode::UNAUTHORIZED,
        Code::OriginalMissing => StatusCode::GONE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_means_a_page_and_a_size_however_it_is_written() {
        let page: PageId = "0123456789abcdef-2".parse().unwrap();
        for (path, size) in [
            ("/0123456789abcdef-2/full", PictureSize::Full),
            ("/0123456789abcdef-2%2Fthumbnail", PictureSize::Thumbnail),
        ] {
            assert_eq!(asked("localhost", path), Some((page.clone(), size)), "{path}");
        }
        assert!(asked("page.localhost", "/0123456789abcdef-2/full").is_some(), "on Windows");
    }

    #[test]
    fn no_other_address_means_anything() {
        for (host, path) in [
            ("localhost", "/"),
            ("localhost", "/0123456789abcdef-2"),
            ("localhost", "/0123456789abcdef-2/large"),
            ("localhost", "/0123456789abcdef-2/full/more"),
            ("localhost", "/../../etc/passwd/full"),
            ("localhost", "/%2Fetc%2Fpasswd/full"),
            ("localhost", "/%ff/full"),
            ("localhost", "//full"),
            ("example.com", "/0123456789abcdef-2/full"),
            ("", "/0123456789abcdef-2/full"),
        ] {
            assert_eq!(asked(host, path), None, "{host} {path}");
        }
    }

    #[test]
    fn what_is_not_shown_is_not_kept() {
        let answer = refusal(StatusCode::GONE);
        assert_eq!((answer.status(), answer.body().len()), (StatusCode::GONE, 0));
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
    }
}

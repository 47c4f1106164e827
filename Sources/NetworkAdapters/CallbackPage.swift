// What the browser shows at the end of a login: a page without script or anything from elsewhere, light or dark
// as the system is. It repeats nothing of the request. The code stays in the address bar: it works only once
// and only with its verifier, and a redirect to hide it could leave the user with a page that never loads.

import NIOCore
import NIOHTTP1

/// The pages of the callback address.
enum CallbackPage: CaseIterable {
    /// The consent was given, was refused, or Spotify could not ask for it.
    case done, refused, failed
    /// The login had its answer before.
    case repeated
    /// The answer to another login, or to none.
    case foreign
    case notFound, wrongMethod
    /// The request named a host other than this machine's loopback address.
    case elsewhere
    case unreadable, tooLarge

    /// The whole response. The headers let the page load nothing and be framed by nothing.
    var response: (head: HTTPResponseHead, body: ByteBuffer) {
        let body = ByteBuffer(string: html)
        var headers: HTTPHeaders = [
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": "\(body.readableBytes)",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'",
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Connection": "close",
        ]
        if status == .methodNotAllowed { headers.add(name: "Allow", value: "GET") }
        return (HTTPResponseHead(version: .http1_1, status: status, headers: headers), body)
    }

    /// The status; browsers show the page for each of them.
    var status: HTTPResponseStatus {
        switch self {
        case .done, .refused, .failed, .repeated: .ok
        case .foreign, .unreadable: .badRequest
        case .notFound: .notFound
        case .wrongMethod: .methodNotAllowed
        case .elsewhere: .misdirectedRequest
        case .tooLarge: .requestHeaderFieldsTooLarge
        }
    }

    /// Heading and sentence of the page.
    private var words: (title: String, text: String) {
        switch self {
        case .done: ("Back to juke", "Spotify’s answer has arrived. juke continues in the terminal.")
        case .refused: ("Not logged in", "The consent was refused. To try again, type <code>login</code> in juke.")
        case .failed: ("Not logged in", "Spotify answered with an error, which juke shows in the terminal.")
        case .repeated: ("Already here", "juke already has its answer and did not need this one.")
        case .foreign:
            ("Not for this login", "This answer belongs to another login. juke is still waiting for its own.")
        case .notFound: ("Nothing here", "juke is waiting for Spotify’s answer at another address.")
        case .wrongMethod, .unreadable, .tooLarge: ("Not understood", "juke only waits for an answer from a browser.")
        case .elsewhere: ("Nothing here", "This is not the address of juke.")
        }
    }

    /// The outline of the sign above the words (a tick, a cross or a dash) and its colour.
    private var sign: (outline: String, colour: String) {
        switch self {
        case .done, .repeated: ("M14 25l7 7 13-15", "good")
        case .refused, .failed: ("M16 16l16 16M32 16l-16 16", "bad")
        case .foreign, .notFound, .wrongMethod, .elsewhere, .unreadable, .tooLarge: ("M15 24h18", "plain")
        }
    }

    /// The page; it holds no text from outside.
    private var html: String {
        let end = status == .ok ? "<p class=\"end\">You can close this page.</p>" : ""
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(words.title) — juke</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <svg class="\(sign.colour)" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="22"/>\
            <path d="\(sign.outline)"/></svg>
            <h1>\(words.title)</h1>
            <p>\(words.text)</p>
            \(end)
            </main>
            </body>
            </html>

            """
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #17201a; --paper: #f4f6f4; --card: #fff; --line: #d5dbd6;
          --good: #147a3c; --bad: #b3261e; --quiet: #56615a }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8eee9; --paper: #101512; --card: #1a211c;
          --line: #323c35; --good: #3ecf75; --bad: #ff8a80; --quiet: #9aa79e } }
        * { box-sizing: border-box }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
          background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
        main { width: 100%; max-width: 32rem; padding: 2.5rem 2rem; background: var(--card);
          border: 1px solid var(--line); border-radius: .75rem; text-align: center }
        svg { width: 3rem; height: 3rem; fill: none; stroke: currentColor; stroke-width: 3; stroke-linecap: round;
          stroke-linejoin: round }
        .good { color: var(--good) } .bad { color: var(--bad) } .plain { color: var(--quiet) }
        h1 { font-size: 1.35rem; line-height: 1.25; margin: 1rem 0 .5rem }
        p { margin: .5rem 0; text-wrap: balance } code { font-size: .9em } .end { color: var(--quiet) }
        """
}

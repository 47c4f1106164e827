// What the browser shows at the end of a login: a page that stands by itself, without script or anything from elsewhere,
// and that repeats nothing of the request.

import HTTPTypes
import Hummingbird
import NIOCore

enum CallbackPage {
    case done, refused, foreign, notFound

    var response: Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        headers[.xContentTypeOptions] = "nosniff"
        if let referrerPolicy = HTTPField.Name("Referrer-Policy") { headers[referrerPolicy] = "no-referrer" }
        headers[.connection] = "close"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: html)))
    }

    private var status: HTTPResponse.Status {
        switch self {
        case .done, .refused: .ok
        case .foreign: .badRequest
        case .notFound: .notFound
        }
    }

    private var words: (title: String, text: String) {
        switch self {
        case .done: ("Logged in", "juke has what it needs. You can close this page.")
        case .refused: ("Not logged in", "The consent was refused. You can close this page and type login again.")
        case .foreign: ("Not for this login", "This address belongs to another login. juke is still waiting.")
        case .notFound: ("Nothing here", "juke waits at /callback only.")
        }
    }

    private var html: String {
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>juke: \(words.title)</title>
        <meta name="viewport" content="width=device-width"><style>
        :root { color-scheme: light dark } body { font: 18px/1.5 system-ui, sans-serif; max-width: 32em; margin: 20vh auto;
        padding: 0 1em } h1 { font-size: 1.4em }</style></head>
        <body><h1>\(words.title)</h1><p>\(words.text)</p></body></html>
        """
    }
}

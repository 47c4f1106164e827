// A login of another program, read from its file: one line with a refresh token, or the JSON that spotipy
// keeps. Only what can be used is taken. Whether the token is still valid is for Spotify to say.

import FoundationEssentials

/// What another program's file holds of a login.
package struct ImportedLogin: Sendable, Hashable {
    /// The refresh token in it.
    package var refreshToken: Secret
    /// The scopes; nil when the file does not name them.
    package var scopes: [String]?

    /// The members of spotipy's file that are used.
    private struct SpotipyCache: Decodable {
        var refreshToken: String?
        var scope: String?

        private enum CodingKeys: String, CodingKey {
            case scope
            case refreshToken = "refresh_token"
        }
    }

    /// Reads the bytes of a file; nil when they hold no refresh token.
    package init?(bytes: [UInt8]) {
        guard bytes.count <= 65_536, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.split(whereSeparator: \.isNewline).map(Self.trimmed).filter { !$0.isEmpty }
        if lines.first?.hasPrefix("{") == true {
            guard let cache = try? JSONDecoder().decode(SpotipyCache.self, from: Data(bytes)),
                let token = cache.refreshToken, !token.isEmpty
            else { return nil }
            refreshToken = Secret(token)
            scopes = cache.scope.map { $0.split(separator: " ").map(String.init) }
            return
        }
        // A token is one word of printable ASCII; a file with more lines is something else.
        guard lines.count == 1, let line = lines.first, line.count >= 20,
            line.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
        else { return nil }
        refreshToken = Secret(line)
        scopes = nil
    }

    /// The line without spaces at its ends.
    private static func trimmed(_ line: Substring) -> String {
        String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

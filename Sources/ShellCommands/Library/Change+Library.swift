// Saving and following as changes, forty things a request, which is the most Spotify takes. Both are the same request,
// `/me/library` (SpotifyContract §3.5).

import Library
import Rendering
import Rows
import SpotifyAPI
import Text

extension Change {
    /// Puts things into the library, or follows them.
    static func saving(_ rows: [Row], _ sentence: String) -> Change {
        Change(sentence, edits: [.save(uris(of: rows))])
    }

    /// Takes things out of the library, or follows them no more.
    static func removing(_ rows: [Row], _ sentence: String) -> Change {
        Change(sentence, edits: [.unsave(uris(of: rows))])
    }

    /// The URIs without repetitions.
    private static func uris(of rows: [Row]) -> [String] {
        var seen: Set<String> = []
        return rows.compactMap(\.uri).filter { seen.insert($0).inserted }
    }
}

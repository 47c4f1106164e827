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
        Change(sentence, domain: .library, requests: lots(of: rows).map { .saveToLibrary($0) })
    }

    /// Takes things out of the library, or follows them no more.
    static func removing(_ rows: [Row], _ sentence: String) -> Change {
        Change(sentence, domain: .library, requests: lots(of: rows).map { .removeFromLibrary($0) })
    }

    /// The URIs without repetitions, in as many lots as requests are needed.
    private static func lots(of rows: [Row]) -> [[String]] {
        var seen: Set<String> = []
        let uris = rows.compactMap(\.uri).filter { seen.insert($0).inserted }
        return stride(from: 0, to: uris.count, by: Limits.library).map {
            Array(uris[$0..<min($0 + Limits.library, uris.count)])
        }
    }
}

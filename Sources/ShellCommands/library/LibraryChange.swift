// Saving and following as changes: forty things a request, and what takes it back.

import Library
import Rendering
import Rows
import SpotifyAPI
import Text

extension Change {
    /// Puts things into the library, or follows them.
    static func saving(_ rows: [Row], _ sentence: String) -> Change {
        let lots = lots(of: rows)
        return Change(
            sentence, domain: .library, requests: lots.map { .saveToLibrary($0) },
            inverse: lots.map { .removeFromLibrary($0) })
    }

    /// Takes things out of the library, or follows them no more.
    static func removing(_ rows: [Row], _ sentence: String) -> Change {
        let lots = lots(of: rows)
        return Change(
            sentence, domain: .library, requests: lots.map { .removeFromLibrary($0) },
            inverse: lots.map { .saveToLibrary($0) })
    }

    private static func lots(of rows: [Row]) -> [[String]] {
        var seen: Swift.Set<String> = []
        let uris = rows.compactMap(\.uri).filter { seen.insert($0).inserted }
        return stride(from: 0, to: uris.count, by: Limits.library).map {
            Array(uris[$0..<min($0 + Limits.library, uris.count)])
        }
    }
}

extension Services {
    /// Puts things into the library, or follows them.
    func save(_ rows: [Row], _ sentence: String) async throws {
        try await perform(.saving(rows, sentence))
        if changes == .made { seenLibrary.saved(rows.compactMap(\.uri), of: accountID) }
    }

    /// Takes things out of the library, or follows them no more.
    func remove(_ rows: [Row], _ sentence: String) async throws {
        try await perform(.removing(rows, sentence))
        if changes == .made { seenLibrary.removed(rows.compactMap(\.uri), of: accountID) }
    }

    /// Asks once before more than one thing is removed (Language §7).
    func confirmRemoval(_ rows: [Row], _ question: String, isConfirmed: Bool) async throws {
        // What is only said needs nobody's consent.
        guard rows.count > 1, !isConfirmed, changes == .made else { return }
        guard try await ask(.confirm(question)) == "yes" else { throw AskError.declined }
    }
}

// What `--dry-run` does to changes that are not Spotify's: files, profiles, the history, the login. They are said in the
// same words and by the same means as changes at Spotify, and not made.

import Library

extension Services {
    /// Makes a change here, or with `--dry-run` says it; answers whether it was made.
    ///
    /// - Parameter sentence: what it does, as it follows "Would": `forget all lines typed before`.
    package func change(_ sentence: String, _ make: () async throws -> Void) async throws -> Bool {
        switch changes {
        case .made:
            try await make()
            return true
        case .said:
            try await rehearse(Change(here: sentence))
            return false
        }
    }
}
